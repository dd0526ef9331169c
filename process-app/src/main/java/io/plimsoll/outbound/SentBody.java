package io.plimsoll.outbound;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** What is sent, and whether all of it has gone out: from then on nobody knows whether it arrived until an answer comes. */
final class SentBody extends HttpEntityWrapper {

    private volatile boolean handedOver;

    SentBody(byte[] content, ContentType type) {
        super(new ByteArrayEntity(content, type));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        super.writeTo(out);
        handedOver = true;
    }

    boolean isHandedOver() {
        return handedOver;
    }
}
