package dev.weir.catalog.arrival;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Keys as S3 writes them in its notifications: {@code application/x-www-form-urlencoded}, in UTF-8. The JDK's decoder makes
 * what is no UTF-8 another key; here it is refused.
 */
final class FormDecoder {

    private FormDecoder() {}

    /** @throws IllegalArgumentException that says what is wrong */
    static String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        int at = 0;
        while (at < encoded.length()) {
            int sign = encoded.codePointAt(at);
            if (sign == '%') {
                bytes.write(hex(encoded, at + 1) * 16 + hex(encoded, at + 2));
                at += 3;
            } else {
                bytes.writeBytes((sign == '+' ? " " : Character.toString(sign)).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(sign);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new IllegalArgumentException("is not UTF-8 when its % are decoded", notUtf8);
        }
    }

    private static int hex(String encoded, int at) {
        int digit = at < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
        if (digit < 0 || encoded.charAt(at) > 'f') {
            throw new IllegalArgumentException("has a % without two hexadecimal digits: it is not URL-encoded");
        }
        return digit;
    }
}
