package com.aivors.bench;

import com.aivors.testing.Service;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;

/// Generates consecutive deliveries that are ready to be written.
final class Requests {

    private final Buffers buffers = new Buffers();
    private final IdentityHashMap<Template, byte[]> heads = new IdentityHashMap<>();
    private final Order order;
    private long index;
    private long bytes;

    /// The order of the bodies.
    interface Order {

        Template template(long index);

        /// Returns the number of the call of this delivery.
        long call(long index);
    }

    Requests(Order order) {
        this.order = order;
    }

    /// Returns the mix without an end, with a new call for each event.
    static Requests of(Mix mix) {
        List<Template> templates = mix.events();
        return new Requests(new Order() {
            @Override
            public Template template(long index) {
                return templates.get((int) (index % templates.size()));
            }

            @Override
            public long call(long index) {
                return index;
            }
        });
    }

    /// Returns calls without an end, with three events each: started, ended, analyzed.
    static Requests ofCalls(Mix mix) {
        List<Mix.Call> calls = mix.calls();
        return new Requests(new Order() {
            @Override
            public Template template(long index) {
                Mix.Call call = calls.get((int) (call(index) % calls.size()));
                return switch ((int) (index % 3)) {
                    case 0 -> call.started();
                    case 1 -> call.ended();
                    default -> call.analyzed();
                };
            }

            @Override
            public long call(long index) {
                return index / 3;
            }
        });
    }

    ByteBuffer next() {
        Template template = order.template(index);
        byte[] head = heads.computeIfAbsent(template, Requests::head);
        ByteBuffer request = buffers.take(head.length + template.length());
        request.put(head);
        template.copyTo(request, order.call(index), System.currentTimeMillis());
        index++;
        bytes += template.length();
        return request.flip();
    }

    void sent(ByteBuffer request) {
        buffers.giveBack(request);
    }

    /// Returns the size of all bodies so far.
    long bytes() {
        return bytes;
    }

    private static byte[] head(Template template) {
        return """
                POST %s HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                x-n8n-webhook-secret: %s\r
                Content-Length: %d\r
                \r
                """.formatted(Service.N8N, Service.N8N_SECRET, template.length()).getBytes(StandardCharsets.US_ASCII);
    }
}
