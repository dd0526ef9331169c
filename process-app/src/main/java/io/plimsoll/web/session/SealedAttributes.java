package io.plimsoll.web.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/**
 * Turns what is in a session into sealed bytes and back. Reading is bounded twice: only bytes that carry our seal are
 * read at all, and of those only classes that a session of ours has.
 */
class SealedAttributes implements GenericConverter {

    private static final Logger LOG = LoggerFactory.getLogger(SealedAttributes.class);

    /** Java Object Serialization filter, JEP 290. Nothing that runs code of its own when it is read. */
    private static final ObjectInputFilter OURS = ObjectInputFilter.Config.createFilter("maxdepth=60;maxrefs=20000;"
            + "maxarray=20000;maxbytes=1000000;"
            + "io.plimsoll.web.**;io.plimsoll.people.Invitation;io.plimsoll.identity.Role;"
            + "org.springframework.security.core.**;"
            + "org.springframework.security.authentication.*;"
            + "org.springframework.security.oauth2.core.**;"
            + "org.springframework.security.oauth2.client.authentication.*;"
            + "org.springframework.security.web.**;"
            + "java.lang.String;java.lang.Boolean;java.lang.Integer;java.lang.Long;java.lang.Number;java.lang.Enum;"
            + "java.lang.String$CaseInsensitiveComparator;"
            + "java.lang.Object;java.lang.StackTraceElement;"
            + "java.net.URL;java.net.URI;java.time.*;java.util.*;jakarta.servlet.http.Cookie;"
            + "java.util.concurrent.CopyOnWriteArrayList;org.springframework.web.servlet.FlashMap;"
            + "org.springframework.util.LinkedMultiValueMap;org.springframework.util.MultiValueMapAdapter;"
            + "!*");

    private final Seal seal;

    SealedAttributes(Seal seal) {
        this.seal = seal;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(Object.class, byte[].class), new ConvertiblePair(byte[].class, Object.class));
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        if (source == null) {
            return null;
        }
        return to.getType() == byte[].class ? write(source) : read((byte[]) source);
    }

    byte[] write(Object attribute) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(attribute);
        } catch (IOException e) {
            throw new IllegalArgumentException("A session cannot hold a " + attribute.getClass(), e);
        }
        return seal.close(bytes.toByteArray());
    }

    /**
     * What was written; null where it cannot be read any more, as after a change of the key or of a framework's
     * version. The person then just signs in again.
     */
    @Nullable Object read(byte[] sealed) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(seal.open(sealed)))) {
            in.setObjectInputFilter(OURS);
            return in.readObject();
        } catch (BrokenSeal | InvalidClassException | ClassNotFoundException e) {
            LOG.warn("Something in a session cannot be read any more and is taken for absent: {}", e.toString());
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("Bytes under our own seal are damaged", e);
        }
    }
}
