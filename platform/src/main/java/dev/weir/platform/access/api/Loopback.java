package dev.weir.platform.access.api;

import java.net.URI;

/** Names and addresses of this machine, told without asking a name server. */
public final class Loopback {

    private Loopback() {}

    /** {@code localhost}, {@code 127.x.y.z} or {@code ::1}, with or without brackets. */
    public static boolean is(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return bare.equalsIgnoreCase("localhost")
                || bare.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
                || bare.equals("::1")
                || bare.matches("(0+:){7}0*1");
    }

    static boolean isOrigin(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && is(host);
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
