# Completion of navette for fish. It asks the program itself, so it knows the commands and options that there are.

function __navette_commands
    navette --help | string replace -rf '^  ([a-z]+) (?:\S+ )? +(.*)' '$1\t$2'
end

function __navette_command
    set -l words (commandline -opc)
    echo $words[2]
end

function __navette_options
    navette (__navette_command) --help 2>/dev/null |
        string replace -rf '^  (?:-. \[ )?(--[a-z-]+)(?: \])?(?: \S+)?(?: \(.*\))?(?: +(.*)|$)' '$1\t$2'
end

# In the words of the help: check|rebuild, [samples].
function __navette_operands
    navette --help | string replace -rf '^  '(__navette_command)' (\S+)  .*' '$1' | string trim -c '[]' | string split '|' |
        string match -r '^[a-z]+$'
end

complete -c navette -f
complete -c navette -n __fish_use_subcommand -a '(__navette_commands)'
complete -c navette -n 'not __fish_use_subcommand' -a '(__navette_operands)'
complete -c navette -n 'not __fish_use_subcommand; and string match -q -- "-*" (commandline -ct)' -a '(__navette_options)'
complete -c navette -n '__fish_seen_subcommand_from import' -F
complete -c navette -n 'not __fish_use_subcommand' -s c -l config -rF
