/* Limits that are fixed when the library is built. */
#ifndef HARDSHAKE_CONFIG_H
#define HARDSHAKE_CONFIG_H

#define HSK_VERSION_STRING "0.1.0"

#define HSK_NAME_MAX        253u                  /* a DNS name in text, RFC 1035 2.3.4 */
#define HSK_MAX_MESSAGE_LEN 65536u                /* default of hsk_config.max_message_len */
#define HSK_PLAINTEXT_MAX   16384u                /* RFC 5246 6.2.1 */
#define HSK_RECORD_MAX      (5u + 16384u + 2048u) /* RFC 5246 6.2.3 */
#define HSK_OUT_MIN         64u /* the smallest output buffer: one record with a few bytes of content */
#define HSK_WORK_LEN        24576u /* a work buffer for usual chains: 16 kB of messages and the chain's scratch */
#define HSK_IGNORED_MAX                                                                                      \
  32u /* messages in a row that make no progress (hsk_conn.ignored), and empty records likewise */
#define HSK_WARNINGS_MAX 4u /* alerts likewise */
#define HSK_EARLY_DATA_MAX                                                                                   \
  16384u /* bytes of early data that a server, which takes none, skips (RFC 8446 4.2.10) */

#endif
