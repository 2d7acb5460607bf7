package com.aivors.platform.access;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// The address range that a provider usually gives one customer: an IPv4 address or an IPv6 /64.
public final class Network {

    private Network() {}

    /// @return a key that is the same for all addresses of the customer
    public static String of(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
