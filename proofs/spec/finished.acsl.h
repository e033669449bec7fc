/* Finished: opaque verify_data[verify_data_length], 12 bytes for every cipher suite of ours (RFC 5246 7.4.9);
   opaque verify_data[Hash.length], with SHA-256 or SHA-384 (RFC 8446 4.4.4). */
/*@ predicate VerifyDataLength(integer l) = l == 12 || l == 32 || l == 48; */
