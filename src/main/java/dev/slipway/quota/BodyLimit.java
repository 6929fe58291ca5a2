package dev.slipway.quota;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.slipway.access.Caller;
import dev.slipway.problem.ProblemException;

/**
 * Reads no body further than the limit. A body that announces its length is refused before it is read; one that comes in
 * chunks when it passes the limit.
 */
@jakarta.ws.rs.ext.Provider
public class BodyLimit implements ReaderInterceptor {

    private final Quotas quotas;
    private final Caller caller;

    BodyLimit(Quotas quotas, Caller caller) {
        this.quotas = quotas;
        this.caller = caller;
    }

    /** After authentication: strangers do not learn the limit. */
    @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = 200)
    public void refuseAnnounced(ContainerRequestContext request) {
        String length = request.getHeaderString("Content-Length");
        if (length != null && Long.parseLong(length) > limit()) {
            throw tooLarge();
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Utf8Input(new Bounded(context.getInputStream())));
        return context.proceed();
    }

    private long limit() {
        return quotas.of(caller.workspace()).bytesPerRequest();
    }

    private ProblemException tooLarge() {
        return ProblemException.tooLarge("the body is larger than the " + limit() + " bytes that this service accepts");
    }

    private final class Bounded extends FilterInputStream {
        private final long limit = limit();
        private long count;

        Bounded(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            counted(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            counted(Math.max(read, 0));
            return read;
        }

        /** Closing would first read the rest of the body; past the limit nothing more is read. */
        @Override
        public void close() throws IOException {
            if (count <= limit) {
                super.close();
            }
        }

        private void counted(int read) {
            count += read;
            if (count > limit) {
                throw tooLarge();
            }
        }
    }
}
