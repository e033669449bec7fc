/* post_handshake_auth (RFC 8446 4.2.6). */
#include "ext.h"
#include "msg/ext/post_handshake_auth.h"

FUZZ_BUILDER_EMPTY(post_handshake_auth_build)

void fuzz_ext_POST_HANDSHAKE_AUTH(fuzz_place p)
{
  fuzz_ext_empty(p, REF_POST_HANDSHAKE_AUTH, hsk_post_handshake_auth_parse(p.data, p.off, p.end),
                 post_handshake_auth_build);
}
