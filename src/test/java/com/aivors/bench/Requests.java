package com.aivors.bench;

import com.aivors.testing.Service;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The deliveries of the mix without an end, each of a call of its own.
final class Requests {

    private final Buffers buffers = new Buffers();
    private final List<Template> templates;
    private final List<byte[]> heads = new ArrayList<>();
    private long number;

    /// @param first number of its calls; nobody else's on the same database may be near
    Requests(Mix mix, long first) {
        this.templates = mix.events();
        this.number = first;
        for (Template template : templates) {
            heads.add("""
                    POST %s HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Content-Type: application/json\r
                    x-n8n-webhook-secret: %s\r
                    Content-Length: %d\r
                    \r
                    """.formatted(Service.N8N, Service.N8N_SECRET, template.length())
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    /// The next one, ready to be written.
    ByteBuffer next() {
        int which = (int) (number % templates.size());
        Template template = templates.get(which);
        byte[] head = heads.get(which);
        ByteBuffer request = buffers.take(head.length + template.length());
        request.put(head);
        template.copyTo(request, number++, System.currentTimeMillis());
        return request.flip();
    }

    void sent(ByteBuffer request) {
        buffers.giveBack(request);
    }
}
