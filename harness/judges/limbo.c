/* harness/limbo [-v] FILE.json: the cases of x509-limbo (https://x509-limbo.com), by its schema. Cases of the web PKI, by their name or a
   pedantic-webpki feature, run in the profile webpki, the others in rfc5280; a case without validation_time is judged now. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "judge.h"
#include "x509/general_name.h"

static judge_case c;

static const char *text_of(const json_t *object, const char *key)
{
  const char *s = json_string_value(json_object_get(object, key));
  return s != NULL ? s : "";
}

static hsk_bytes bytes_of(const char *s)
{
  hsk_bytes b = {(const uint8_t *)s, strlen(s)};
  return b;
}

/* An RFC 3339 time with an offset of whole minutes; fractions of a second are cut off. */
static int64_t time_of(const char *s)
{
  struct tm t = {0};
  int hours = 0, minutes = 0, year, month;
  if (sscanf(s, "%d-%d-%dT%d:%d:%d", &year, &month, &t.tm_mday, &t.tm_hour, &t.tm_min, &t.tm_sec) != 6)
    return time(NULL);
  t.tm_year = year - 1900;
  t.tm_mon = month - 1;
  const char *zone = strpbrk(s + 19, "+-");
  if (zone != NULL) sscanf(zone + 1, "%d:%d", &hours, &minutes);
  int64_t offset = hours * 3600 + minutes * 60;
  return timegm(&t) - (zone != NULL && *zone == '-' ? -offset : offset);
}

static int has_feature(const json_t *tc, const char *prefix)
{
  size_t i;
  json_t *f;
  json_array_foreach(json_object_get(tc, "features"), i, f)
  {
    if (strncmp(json_string_value(f), prefix, strlen(prefix)) == 0) return 1;
  }
  return 0;
}

static uint32_t kind_of(const char *kind)
{
  return strcmp(kind, "RFC822") == 0 ? HSK_NAME_MAILBOX : HSK_NAME_HOST;
}

/* The purposes that a case lists; none: that of its kind */
static uint32_t purpose_of(const json_t *tc)
{
  const json_t *list = json_object_get(tc, "extended_key_usage");
  const char *first = json_string_value(json_array_get(list, 0));
  if (first != NULL && strcmp(first, "clientAuth") == 0) return HSK_PURPOSE_CLIENT_AUTH;
  if (first != NULL && strcmp(first, "serverAuth") == 0) return HSK_PURPOSE_SERVER_AUTH;
  if (first != NULL) return HSK_PURPOSE_ANY;
  return strcmp(text_of(tc, "validation_kind"), "CLIENT") == 0 ? HSK_PURPOSE_CLIENT_AUTH
                                                               : HSK_PURPOSE_SERVER_AUTH;
}

static void load(const json_t *tc)
{
  size_t i;
  json_t *pem;
  judge_start(&c);
  judge_add_cert(&c, judge_add_pem(&c, text_of(tc, "peer_certificate")));
  json_array_foreach(json_object_get(tc, "untrusted_intermediates"), i, pem)
  {
    judge_add_cert(&c, judge_add_pem(&c, json_string_value(pem)));
  }
  json_array_foreach(json_object_get(tc, "trusted_certs"), i, pem)
  {
    judge_add_anchor(&c, judge_add_pem(&c, json_string_value(pem)));
  }
  json_array_foreach(json_object_get(tc, "crls"), i, pem)
  {
    judge_add_crl(&c, judge_add_pem(&c, json_string_value(pem)));
  }
}

/* The further names that a client must have, and the key usages that a case lists */
static hsk_result check_rest(const json_t *tc)
{
  static const char *const usages[] = {"digitalSignature", "contentCommitment", "keyEncipherment",
                                       "dataEncipherment", "keyAgreement",      "keyCertSign",
                                       "cRLSign",          "encipherOnly",      "decipherOnly"};
  const hsk_cert *target = &c.slots[0].cert;
  size_t i;
  json_t *item;
  json_array_foreach(json_object_get(tc, "expected_peer_names"), i, item)
  {
    hsk_bytes name = bytes_of(text_of(item, "value"));
    if (!hsk_name_match_kind(c.pool + c.certs[0].off, target, kind_of(text_of(item, "kind")), name))
      return hsk_bad(HSK_CERT_NAME_MISMATCH, 0);
  }
  json_array_foreach(json_object_get(tc, "key_usage"), i, item)
  {
    for (uint32_t bit = 0; bit < 9; bit++)
      if (strcmp(usages[bit], json_string_value(item)) == 0 && (target->key_usage >> bit & 1u) == 0)
        return hsk_bad(HSK_CERT_BAD_KEY_USAGE, 0);
  }
  return hsk_ok();
}

static hsk_result run(const json_t *tc, uint32_t profile)
{
  const json_t *peer = json_object_get(tc, "expected_peer_name");
  const json_t *depth = json_object_get(tc, "max_chain_depth");
  hsk_chain_request req = {.profile = profile, .purpose = purpose_of(tc)};
  load(tc);
  req.now_time = time_of(text_of(tc, "validation_time"));
  if (json_is_object(peer)) {
    req.name = bytes_of(text_of(peer, "value"));
    req.name_kind = kind_of(text_of(peer, "kind"));
  }
  if (json_is_integer(depth)) {
    json_int_t d = json_integer_value(depth);
    req.max_depth = d <= 0 ? HSK_CHAIN_NO_DEPTH : d > HSK_CHAIN_MAX_DEPTH ? HSK_CHAIN_MAX_DEPTH : (uint32_t)d;
  }
  req.revocation = c.crls_len != 0 ? HSK_REVOCATION_REQUIRED : HSK_REVOCATION_OFF;
  if (profile == HSK_PROFILE_WEBPKI) req.is_public_suffix = judge_is_public_suffix;
  hsk_result r = judge_check(&c, &req);
  return r.error == HSK_OK ? check_rest(tc) : r;
}

static void one(judge_count *all, judge_count *of, const json_t *tc, uint32_t profile)
{
  const char *id = text_of(tc, "id");
  hsk_result r = run(tc, profile);
  if (c.ms > all->worst_ms) {
    all->worst_ms = c.ms;
    snprintf(all->worst, sizeof all->worst, "%s", id);
  }
  unsigned failed = all->failed;
  judge_note(all, id, strcmp(text_of(tc, "expected_result"), "SUCCESS") == 0, r,
             c.unreadable.error != HSK_OK ? hsk_error_name(c.unreadable.error) : "");
  if (all->failed == failed)
    of->passed++;
  else
    of->failed++;
}

int main(int argc, char **argv)
{
  static judge_count all, of[2];
  json_error_t why;
  size_t i;
  json_t *tc;
  int at = 1;
  if (argc > 1 && strcmp(argv[1], "-v") == 0) {
    all.verbose = 1;
    at = 2;
  }
  if (argc != at + 1) {
    fputs("usage: limbo [-v] FILE.json\n", stderr);
    return 2;
  }
  if (!judge_suffixes("/usr/share/publicsuffix/public_suffix_list.dat"))
    fputs("limbo: no public suffix list (Debian package publicsuffix)\n", stderr);
  json_t *root = strcmp(argv[at], "-") == 0 ? json_loadf(stdin, 0, &why) : json_load_file(argv[at], 0, &why);
  if (root == NULL) {
    fprintf(stderr, "limbo: %s: %s\n", argv[at], why.text);
    return 2;
  }
  json_array_foreach(json_object_get(root, "testcases"), i, tc)
  {
    uint32_t profile = strncmp(text_of(tc, "id"), "webpki::", 8) == 0 || has_feature(tc, "pedantic-webpki")
                           ? HSK_PROFILE_WEBPKI
                           : HSK_PROFILE_RFC5280;
    one(&all, &of[profile], tc, profile);
  }
  printf("rfc5280: %u passed, %u failed; webpki: %u passed, %u failed\n", of[0].passed, of[0].failed,
         of[1].passed, of[1].failed);
  json_decref(root);
  return judge_end(&all);
}
