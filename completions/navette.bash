# Completion of navette for bash. It asks the program itself, so it knows the commands and options that there are.

_navette() {
  local cur prev words cword
  _init_completion || return
  if [ "$cword" -eq 1 ]; then
    COMPREPLY=($(compgen -W "$("$1" --help | sed -n 's/^  \([a-z]\{1,\}\) .*/\1/p') --help --version" -- "$cur"))
    return
  fi

  local command=${words[1]} options operands
  options=$("$1" "$command" --help 2>/dev/null | sed -n 's/^  \(-. \[ \)\{0,1\}\(--[a-z-]*\)\( \]\)\{0,1\}\( [^ ]\{1,\}\)\{0,1\}.*/\2\4/p')
  case $prev in
    -c | --config) _filedir && return ;;
    --*)
      case $(sed -n "s/^$prev //p" <<<"$options") in
        '') ;;
        DOSSIER) _filedir -d && return ;;
        FICHIER) _filedir && return ;;
        *) return ;; # only a person knows
      esac
      ;;
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$(cut -d' ' -f1 <<<"$options")" -- "$cur"))
    return
  fi
  # In the words of the help: FICHIER, ID, check|rebuild, [samples].
  operands=$("$1" --help | sed -n "s/^  $command \([^ ]\{1,\}\)  .*/\1/p" | tr -d '[]' | tr '|' ' ')
  case $operands in
    FICHIER) _filedir ;;
    [a-z]*) COMPREPLY=($(compgen -W "$operands" -- "$cur")) ;;
  esac
} && complete -F _navette navette
