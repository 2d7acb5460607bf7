package com.aivors.platform.access;

import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/// Accepts request bodies only as JSON and up to [#LARGEST] bytes. A form of another site cannot
/// send JSON. Webhooks have their own rules.
final class BodyGuard extends OncePerRequestFilter {

    private static final int LARGEST = 256 * 1024;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Routes.access(request) == Routes.Access.SENDER;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        boolean chunked = length < 0 && request.getHeader("Transfer-Encoding") != null;
        if (length <= 0 && !chunked) {
            chain.doFilter(request, response);
            return;
        }
        if (length > LARGEST) {
            throw tooLarge();
        }
        if (!isJson(request.getContentType())) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.problem();
        }
        chain.doFilter(chunked ? new Limited(request) : request, response);
    }

    private static boolean isJson(@org.jspecify.annotations.Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static Problem tooLarge() {
        return ProblemType.BODY_TOO_LARGE.problem();
    }

    /// Counts the bytes of a body whose length was not announced.
    private static final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream source = getRequest().getInputStream();
            return new ServletInputStream() {

                private int read;

                @Override
                public int read() throws IOException {
                    int next = source.read();
                    count(next < 0 ? 0 : 1);
                    return next;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int bytes = source.read(into, offset, length);
                    count(Math.max(bytes, 0));
                    return bytes;
                }

                private void count(int bytes) {
                    read += bytes;
                    if (read > LARGEST) {
                        throw tooLarge();
                    }
                }

                @Override
                public boolean isFinished() {
                    return source.isFinished();
                }

                @Override
                public boolean isReady() {
                    return source.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    source.setReadListener(listener);
                }
            };
        }
    }
}
