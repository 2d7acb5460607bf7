package com.aivors.faults;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Computes fingerprints of bodies, independent of the order of members and of white space.
final class Content {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Content() {}

    static String fingerprint(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(sorted(JSON.readTree(body)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Decompresses a stored body.
    static byte[] unpacked(byte @Nullable [] stored, int bytes) {
        return stored == null ? new byte[0] : Zstd.decompress(stored, bytes);
    }

    private static String sorted(JsonNode node) {
        var text = new StringBuilder();
        if (node.isObject()) {
            var members = new TreeMap<String, String>();
            node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            return members.toString();
        }
        if (node.isArray()) {
            node.forEach(element -> text.append(sorted(element)).append(','));
            return "[" + text + "]";
        }
        return node.toString();
    }
}
