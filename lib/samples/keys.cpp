// Made once for the sandbox with `openssl genpkey`, and public from their first day: they protect nothing and no one.
#include "samples/keys.h"

namespace samples {

namespace {

constexpr const char* kSandboxPrivateKey = R"(-----BEGIN PRIVATE KEY-----
MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCnBcGzTGJ/eoGi
PDnmT08XGgX2V3XmhwAvcH6bNnn/hVnC8/XFcPe7bkMDHui8z3SD/pPn+ZSppBq2
pGP5QhVkQBIPQ9iFZs53RP1gbch0piLmZvT2sU4STI9XfTutMK8/ZXh4j7EVd3W1
gwh82rS1+yEtZ75QXFyOMgjMlIaEjJdoWzN7qlSp3EGusrMgwnc0x/HwperOVsSw
wFuT8VZgsyWrpY1veDoVZwnEWvSZh7C7I9oLQQT1o6y+SxrMG/G9yTRwQ6XQUfod
8zykvC62ufmY4aBgxoQPaBUF+KbAzVK/1G60dScDqqH/QcIuqjS/tk1BaJB8oglv
DNbcrzBNAgMBAAECggEAE0lrDo6AWfJ7vBASquGMo1Z0ysywXNWeXrFcWrBbPSJD
yms2fb1noK6rsVVlOxcFADr/uba3L9xh3fu0tF3+Wgxl/s+Zq1SYUessYRwRnPAU
W/Zr931jo7b7NHdN0q1/sc/rWJdV3myO3KN2xvLQZv/1Wv4TBXTs69n47HrYNRUB
MMqO/6XPPZIeDpWt/ILRQXzAY/e0C0CJV6Vb1zS4QgYhsgxz+hzwnKv2yt/c8MpD
lrnoJxEym/gs3X03K0TJQDPmkqRW7uWgNJ05ji0aJrnLRZrv0J43iIkZpVvKnFyM
emDRW3LXvp+30NFTU8+yR19f1+a6QKd0vsKmmJGdRwKBgQDdkk7gRI741ZSjdt6i
g2TUBZhJocLlMPDe5pVoZP1JRXmkEP3tJg/haY7hcJMoeaBRMuivHA9r+wln7xhH
9s/4pYopJjvW219oTa+kd/n99DMJAH1P652If1+gvr4uqAOFkm4d3CHRWHkGNeUW
ZO48p+3xNX89thrWPn+EBQ0lAwKBgQDA+ZegsJ2dZXjA7e4anCHPcVouv2ef+H+D
Vadg986YH32ZWEfK0ovvurQK2LYPp+N7Qnk72VLiJcSb/m+MtaWqaZ/K2LkW7Ygd
8lYR2YJ6DvB7OSqVvWuBNjMsDAEgim5+2j3wxChbJl8v9ehrGBsZlddCRDEwpz9m
K+YOxMAMbwKBgF4fiOI8PX/3Ou010d23c12eAtNEpEY4RBpsWYu/WtmFaecIUNYt
FRHshYW/DMRk5nWX6sB4axSzz4sXRnlLn41AxTA1zbW3+w+T8MktLkVzNzrbul/4
9zLE6Rqf7KplNRnI2n5UxQjpTIAW5PpeZdXegHW3BBZzBXN9mS2795mBAoGATscV
kTHIhjKgYxI+e3p1ivvZNvBIW1PUqkbTN5CyNAPXADy7wh7Fpa3wReVGHYoKIY13
dGk5nryQUKZD34tf//tykhp7JNL/GEqPvGWxECb9ITCrI8naEzuPFFIqO6CHjx2E
378UQnGdtjSLFv0WQxGaeKDh+9yq0wjkt+61/90CgYBIQJlnA0KUCd4G81AqoyIF
kxAZljjJX27JPhYVAsSAfZ54rJzn0HSSqlMJBZMsiE3zljUcURoDjrYrUPMAjtgZ
Qsv8zKt6ovvozKDAG+D0f607UHbdJgC6jlBfBY04nMKIxY8KBXg+lB9f5FAmEhhp
y107fgSLNC1v1WBEahZETw==
-----END PRIVATE KEY-----
)";

constexpr const char* kSandboxPublicKey = R"(-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApwXBs0xif3qBojw55k9P
FxoF9ld15ocAL3B+mzZ5/4VZwvP1xXD3u25DAx7ovM90g/6T5/mUqaQatqRj+UIV
ZEASD0PYhWbOd0T9YG3IdKYi5mb09rFOEkyPV307rTCvP2V4eI+xFXd1tYMIfNq0
tfshLWe+UFxcjjIIzJSGhIyXaFsze6pUqdxBrrKzIMJ3NMfx8KXqzlbEsMBbk/FW
YLMlq6WNb3g6FWcJxFr0mYewuyPaC0EE9aOsvksazBvxvck0cEOl0FH6HfM8pLwu
trn5mOGgYMaED2gVBfimwM1Sv9RutHUnA6qh/0HCLqo0v7ZNQWiQfKIJbwzW3K8w
TQIDAQAB
-----END PUBLIC KEY-----
)";

constexpr const char* kVendorPublicKey = R"(-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAmTpbqWAKchy9qRe3IPhi
EMLrIi5asF8XeMYCmesMtGHPeFhu1IJnGbPi6RhOWi6YvSV6RKhFILpHgMnFUsFQ
mqZDGL31N5WwHyU4MmaJYViAquw4MLIx40Gq0w9XB3xNNxT6EiVqOz4Z5S0R1ayV
7XxjfPL3G0Onbqr+0uLrHUwTyIlLrXyYc/9+Lhh47vpO7DxV6OEmJo+eLxFbK7g2
YCS4soMZpM9huJ6BSof+qeGyOJUy8ktqe72mAUrhqSyCmkZ3ByRcEfmFDjb3l85q
YaZcvgmQcK+zvqKeguvWkIQ9D/VRKQsI+PkOQJPeQN3bMWg5F3j0gI5PHmBZ9vUF
BQIDAQAB
-----END PUBLIC KEY-----
)";

}  // namespace

const Partner& sandbox_partner() {
  static const Partner partner{"KOSMOS", kSandboxPublicKey};
  return partner;
}

const std::string& sandbox_private_key() {
  static const std::string key = kSandboxPrivateKey;
  return key;
}

const Partner& vendor_partner() {
  static const Partner partner{"INDEXEDUCATION", kVendorPublicKey};
  return partner;
}

}  // namespace samples
