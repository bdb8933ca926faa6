/* The handshake of RFC 8446, section 4. */
int rfc8446_handshake(X509 *x);
