package dev.weir.platform.storage.s3;

import dev.weir.platform.storage.LakeObject;
import dev.weir.platform.storage.ObjectLocation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Reads the XML of one answer to ListObjectsV2 (Amazon S3 API reference, ListObjectsV2, "Response Syntax"). */
final class S3ListingXml {

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    }

    /** As it is written; the order of the elements is the store's. */
    private record Written(String key, long bytes, String etag, Instant modified) {}

    /** The parser closes what it reads from at the end of the XML, which may not yet be the end of the answer. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream answer) {
            super(answer);
        }

        @Override
        public void close() {}
    }

    private final XMLStreamReader xml;
    private final List<Written> objects = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private boolean truncated;
    private boolean encoded;
    private @Nullable String token;

    private S3ListingXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * @param answer is read to its end, so that its connection can be used again
     * @throws XMLStreamException if it is something else than a whole listing
     */
    static S3Listing.Page read(InputStream answer, String bucket) throws XMLStreamException, IOException {
        XMLStreamReader xml = XML.createXMLStreamReader(new Unclosed(answer));
        try {
            S3ListingXml listing = new S3ListingXml(xml);
            listing.read();
            answer.transferTo(OutputStream.nullOutputStream());
            return listing.page(bucket);
        } catch (IllegalArgumentException | DateTimeException notSo) {
            throw new XMLStreamException(notSo.getMessage(), xml.getLocation(), notSo);
        } finally {
            xml.close();
        }
    }

    private void read() throws XMLStreamException {
        xml.nextTag();
        xml.require(XMLStreamConstants.START_ELEMENT, null, "ListBucketResult");
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "Contents" -> objects.add(object());
                case "CommonPrefixes" -> folder();
                case "IsTruncated" -> truncated = Boolean.parseBoolean(xml.getElementText());
                case "NextContinuationToken" -> token = xml.getElementText();
                case "EncodingType" -> encoded = xml.getElementText().equals("url");
                default -> skip();
            }
        }
        xml.next();
    }

    private Written object() throws XMLStreamException {
        String key = null;
        String etag = "";
        long bytes = -1;
        Instant modified = null;
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "Key" -> key = xml.getElementText();
                case "ETag" -> etag = xml.getElementText();
                case "Size" -> bytes = Long.parseLong(xml.getElementText());
                case "LastModified" -> modified = instant(xml.getElementText());
                default -> skip();
            }
        }
        if (key == null || bytes < 0 || modified == null) {
            throw new XMLStreamException("an object without its key, size or time", xml.getLocation());
        }
        return new Written(key, bytes, etag, modified);
    }

    private void folder() throws XMLStreamException {
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (xml.getLocalName().equals("Prefix")) {
                folders.add(xml.getElementText());
            } else {
                skip();
            }
        }
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private S3Listing.Page page(String bucket) throws XMLStreamException {
        if (truncated && token == null) {
            throw new XMLStreamException("more is to come, but there is no NextContinuationToken");
        }
        UnaryOperator<String> decode = encoded ? S3ListingXml::decoded : UnaryOperator.identity();
        String place = "s3://" + bucket + "/";
        List<LakeObject> files = new ArrayList<>(objects.size());
        String last = null;
        for (Written object : objects) {
            last = decode.apply(object.key());
            if (!last.endsWith("/")) {
                files.add(new LakeObject(
                        new ObjectLocation(place + last), object.bytes(), object.etag(), object.modified()));
            }
        }
        return new S3Listing.Page(
                files,
                Optional.ofNullable(last),
                folders.stream().map(decode).toList(),
                truncated ? Optional.ofNullable(token) : Optional.empty());
    }

    private static String decoded(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : SdkHttpUtils.urlDecode(text);
    }

    // Half of a listing's time would go into a general parser: S3 writes "2026-10-27T00:00:00.000Z".
    private static Instant instant(String text) {
        if (text.length() != 24 || text.charAt(19) != '.' || text.charAt(23) != 'Z') {
            return Instant.parse(text);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 23) * 1_000_000)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
