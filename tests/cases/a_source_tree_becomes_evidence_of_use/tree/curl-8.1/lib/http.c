/* HTTP semantics are those of RFC 9110; see also RFC 9110, section 4 */
int rfc2047_decode(void);
