/* MD5 as in RFC 1321 */
