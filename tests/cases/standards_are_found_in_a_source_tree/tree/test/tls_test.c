// RFC 8446 vectors are in RFC 8448
