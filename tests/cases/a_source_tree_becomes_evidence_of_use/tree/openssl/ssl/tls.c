/* TLS 1.3, RFC 8446 */
