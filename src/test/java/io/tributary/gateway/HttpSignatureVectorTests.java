package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tributary.gateway.HttpMessage.Field;
import io.tributary.gateway.SignedText.Shape;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The examples of RFC 9421: section 2 for the parts of a signature base, appendix B.2 for whole
 * requests with the keys of B.1. (B.2.4 and B.3 sign a response and a proxy's request; we sign
 * neither.)
 */
class HttpSignatureVectorTests {
    private static final String DIGEST =
            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";
    private static final byte[] SECRET =
            Base64.getDecoder()
                    .decode(
                            "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==");
    private static final String ED25519_PUBLIC =
            "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=";
    private static final String ED25519_PRIVATE =
            "MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF";
    private static final String RSA_PSS_PUBLIC =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2"
                    + "+QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct+Lh1GH45x28Rw3Ry53mm+"
                    + "oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHq"
                    + "gDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd11nqqzi+bJ9cvSKADYdUAAN5W"
                    + "Utzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4"
                    + "aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LCNCN48V2pnDOkFV6+U9nV5oyc6XI"
                    + "2wIDAQAB";

    private static HttpMessage request(String input, String signature) {
        return new HttpMessage(
                "POST",
                "https",
                "example.com",
                "/foo",
                "param=Value&Pet=dog",
                List.of(
                        new Field("host", "example.com"),
                        new Field("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
                        new Field("content-type", "application/json"),
                        new Field("content-digest", DIGEST),
                        new Field("content-length", "18"),
                        new Field("signature-input", input),
                        new Field("signature", signature)));
    }

    private static SignatureInput only(HttpMessage message) {
        var all = SignatureInput.of(message);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static String base(HttpMessage message) {
        return new SignedText(message).of(only(message));
    }

    private static boolean isSignedByPss(HttpMessage message) throws GeneralSecurityException {
        var key =
                KeyFactory.getInstance("RSA")
                        .generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(RSA_PSS_PUBLIC)));
        var verifier = Signature.getInstance("RSASSA-PSS");
        verifier.setParameter(
                new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1));
        verifier.initVerify(key);
        verifier.update(base(message).getBytes(US_ASCII));
        return verifier.verify(only(message).signature().value());
    }

    @Test
    void b_2_1_minimal_signature_with_rsa_pss() throws Exception {
        var message =
                request(
                        "sig-b21=();created=1618884473;keyid=\"test-key-rsa-pss\";nonce=\"b3k2pp5k7z-50gnwp.yemd\"",
                        "sig-b21=:d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8Udx7zFZsckzXaJMkA7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGezXehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==:");
        assertThat(base(message))
                .isEqualTo(
                        "\"@signature-params\":"
                            + " ();created=1618884473;keyid=\"test-key-rsa-pss\";nonce=\"b3k2pp5k7z-50gnwp.yemd\"");
        assertThat(isSignedByPss(message)).isTrue();
    }

    @Test
    void b_2_2_selective_components_with_rsa_pss() throws Exception {
        var message =
                request(
                        "sig-b22=(\"@authority\" \"content-digest\""
                            + " \"@query-param\";name=\"Pet\");created=1618884473;keyid=\"test-key-rsa-pss\";tag=\"header-example\"",
                        "sig-b22=:LjbtqUbfmvjj5C5kr1Ugj4PmLYvx9wVjZvD9GsTT4F7GrcQEdJzgI9qHxICagShLRiLMlAJjtq6N4CDfKtjvuJyE5qH7KT8UCMkSowOB4+ECxCmT8rtAmj/0PIXxi0A0nxKyB09RNrCQibbUjsLS/2YyFYXEu4TRJQzRw1rLEuEfY17SARYhpTlaqwZVtR8NV7+4UKkjqpcAoFqWFQh62s7Cl+H2fjBSpqfZUJcsIk4N6wiKYd4je2U/lankenQ99PZfB4jY3I5rSV2DSBVkSFsURIjYErOs0tFTQosMTAoxk//0RoKUqiYY8Bh0aaUEb0rQl3/XaVe4bXTugEjHSw==:");
        assertThat(base(message))
                .isEqualTo(
                        """
                        "@authority": example.com
                        "content-digest": %s
                        "@query-param";name="Pet": dog
                        "@signature-params": ("@authority" "content-digest" "@query-param";name="Pet");created=1618884473;keyid="test-key-rsa-pss";tag="header-example\"\
                        """
                                .formatted(DIGEST));
        assertThat(isSignedByPss(message)).isTrue();
    }

    @Test
    void b_2_3_full_coverage_with_rsa_pss() throws Exception {
        var message =
                request(
                        "sig-b23=(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\""
                            + " \"content-type\" \"content-digest\""
                            + " \"content-length\");created=1618884473;keyid=\"test-key-rsa-pss\"",
                        "sig-b23=:bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU5p2voTp768ZrCUb38K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==:");
        assertThat(base(message))
                .startsWith(
                        """
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@method": POST
                        "@path": /foo
                        "@query": ?param=Value&Pet=dog
                        "@authority": example.com
                        "content-type": application/json
                        "content-digest": %s
                        "content-length": 18
                        "@signature-params": ("date" "@method"\
                        """
                                .formatted(DIGEST)
                                .strip());
        assertThat(isSignedByPss(message)).isTrue();
    }

    private static HttpMessage withHmac() {
        return request(
                "sig-b25=(\"date\" \"@authority\""
                        + " \"content-type\");created=1618884473;keyid=\"test-shared-secret\"",
                "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:");
    }

    @Test
    void b_2_5_hmac_sha256() {
        var message = withHmac();
        assertThat(base(message))
                .isEqualTo(
                        """
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@authority": example.com
                        "content-type": application/json
                        "@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret\"\
                        """);
        assertThat(isSigned(SignatureAlgorithm.HMAC_SHA256, SECRET, message)).isTrue();
    }

    @Test
    void a_secret_that_differs_in_its_last_bit_verifies_nothing() {
        var other = SECRET.clone();
        other[63] ^= 1;
        assertThat(isSigned(SignatureAlgorithm.HMAC_SHA256, other, withHmac())).isFalse();
    }

    private static boolean isSigned(SignatureAlgorithm algorithm, byte[] key, HttpMessage message) {
        return algorithm.verifies(
                algorithm == SignatureAlgorithm.HMAC_SHA256
                        ? SignatureAlgorithm.secret(key)
                        : SignatureAlgorithm.publicKey(key),
                base(message).getBytes(US_ASCII),
                only(message).signature().value());
    }

    @Test
    void b_2_6_ed25519() throws Exception {
        var message =
                request(
                        "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\""
                            + " \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"",
                        "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:");
        var whole = Base64.getDecoder().decode(ED25519_PUBLIC);
        var raw = Arrays.copyOfRange(whole, whole.length - 32, whole.length);
        assertThat(isSigned(SignatureAlgorithm.ED25519, raw, message)).isTrue();
        raw[0] ^= 1;
        assertThat(signedByOther(raw, message)).isFalse();

        var signer = Signature.getInstance("Ed25519");
        signer.initSign(
                KeyFactory.getInstance("Ed25519")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(
                                        Base64.getDecoder().decode(ED25519_PRIVATE))));
        signer.update(base(message).getBytes(US_ASCII));
        assertThat(signer.sign()).isEqualTo(only(message).signature().value());
    }

    /** Half of all 32 bytes are no key at all. */
    private static boolean signedByOther(byte[] raw, HttpMessage message) {
        try {
            return isSigned(SignatureAlgorithm.ED25519, raw, message);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Test
    void b_2_the_content_digest_is_that_of_the_body() {
        var body = "{\"hello\": \"world\"}".getBytes(US_ASCII);
        assertThat(ContentDigest.fits(DIGEST, body)).isTrue();
        assertThat(
                        ContentDigest.fits(
                                "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:", body))
                .isTrue();
        assertThat(ContentDigest.of(body))
                .isEqualTo("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:");
        body[0] ^= 1;
        assertThat(ContentDigest.fits(DIGEST, body)).isFalse();
        assertThat(ContentDigest.fits("md5=:Sd/dVLAcvNLSq16eXua5uQ==:", body)).isFalse();
    }

    private static final List<Field> FIELDS =
            List.of(
                    new Field("host", "www.example.com"),
                    new Field("date", "Tue, 20 Apr 2021 02:07:56 GMT"),
                    new Field("x-ows-header", "   Leading and trailing whitespace.   "),
                    new Field("x-obs-fold-header", "Obsolete\r\n    line folding."),
                    new Field("cache-control", "max-age=60"),
                    new Field("cache-control", "    must-revalidate"),
                    new Field("x-empty-header", ""),
                    new Field("example-dict", "  a=1,    b=2;x=1;y=2,   c=(a   b   c), d"),
                    new Field("example-header", "value, with, lots"),
                    new Field("example-header", "of, commas"));

    /** The lines of these components, in a request to that address. */
    private static String lines(
            String components, String path, @Nullable String query, List<Field> fields) {
        var all = new ArrayList<>(fields);
        all.add(new Field("signature-input", "s=(" + components + ")"));
        all.add(new Field("signature", "s=::"));
        var message = new HttpMessage("GET", "https", "www.example.com", path, query, all);
        var base =
                new SignedText(message, Map.of("example-dict", Shape.DICTIONARY)).of(only(message));
        return base.substring(0, base.lastIndexOf('\n') + 1);
    }

    private static String fields(String components) {
        return lines(components, "/", null, FIELDS);
    }

    @Test
    void section_2_1_fields_with_folds_spaces_and_several_lines() {
        assertThat(
                        fields(
                                "\"host\" \"date\" \"x-ows-header\" \"x-obs-fold-header\""
                                        + " \"cache-control\" \"x-empty-header\""))
                .isEqualTo(
                        """
                        "host": www.example.com
                        "date": Tue, 20 Apr 2021 02:07:56 GMT
                        "x-ows-header": Leading and trailing whitespace.
                        "x-obs-fold-header": Obsolete line folding.
                        "cache-control": max-age=60, must-revalidate
                        "x-empty-header":\s
                        """);
    }

    @Test
    void section_2_1_1_strict_and_2_1_2_members_and_2_1_3_bytes() {
        assertThat(
                        fields(
                                "\"example-dict\";sf \"example-dict\";key=\"a\""
                                        + " \"example-dict\";key=\"d\" \"example-dict\";key=\"b\""
                                        + " \"example-dict\";key=\"c\" \"example-header\";bs"))
                .isEqualTo(
                        """
                        "example-dict";sf: a=1, b=2;x=1;y=2, c=(a b c), d
                        "example-dict";key="a": 1
                        "example-dict";key="d": ?1
                        "example-dict";key="b": 2;x=1;y=2
                        "example-dict";key="c": (a b c)
                        "example-header";bs: :dmFsdWUsIHdpdGgsIGxvdHM=:, :b2YsIGNvbW1hcw==:
                        """);
    }

    @Test
    void section_2_2_the_parts_of_the_address() {
        assertThat(
                        lines(
                                "\"@method\" \"@target-uri\" \"@authority\" \"@scheme\""
                                        + " \"@request-target\" \"@path\" \"@query\"",
                                "/path",
                                "param=value",
                                List.of()))
                .isEqualTo(
                        """
                        "@method": GET
                        "@target-uri": https://www.example.com/path?param=value
                        "@authority": www.example.com
                        "@scheme": https
                        "@request-target": /path?param=value
                        "@path": /path
                        "@query": ?param=value
                        """);
        assertThat(lines("\"@query\" \"@path\"", "", null, List.of()))
                .isEqualTo(
                        """
                        "@query": ?
                        "@path": /
                        """);
    }

    @Test
    void section_2_2_8_single_parameters_of_the_query() {
        assertThat(
                        lines(
                                "\"@query-param\";name=\"baz\" \"@query-param\";name=\"qux\""
                                        + " \"@query-param\";name=\"param\"",
                                "/path",
                                "param=value&foo=bar&baz=batman&qux=",
                                List.of()))
                .isEqualTo(
                        """
                        "@query-param";name="baz": batman
                        "@query-param";name="qux":\s
                        "@query-param";name="param": value
                        """);
        assertThat(
                        lines(
                                "\"@query-param\";name=\"var\" \"@query-param\";name=\"bar\""
                                        + " \"@query-param\";name=\"fa%C3%A7ade%22%3A%20\"",
                                "/parameters",
                                "var=this%20is%20a%20big%0Amultiline%20value&bar=with+plus+whitespace"
                                    + "&fa%C3%A7ade%22%3A%20=something",
                                List.of()))
                .isEqualTo(
                        """
                        "@query-param";name="var": this%20is%20a%20big%0Amultiline%20value
                        "@query-param";name="bar": with%20plus%20whitespace
                        "@query-param";name="fa%C3%A7ade%22%3A%20": something
                        """);
    }

    @Test
    void what_cannot_be_signed_is_refused_and_named() {
        for (var component :
                List.of(
                        "\"@status\"",
                        "\"@method\";req",
                        "\"@signature-params\"",
                        "\"@query-param\"",
                        "\"@query-param\";name=\"nope\"",
                        "\"x-missing\"",
                        "\"host\";tr",
                        "\"host\";sf",
                        "\"example-dict\";bs;sf",
                        "\"example-dict\";key=\"zz\"",
                        "\"host\" \"host\"",
                        "7")) {
            assertThatThrownBy(() -> fields(component))
                    .as(component)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> lines("\"@query-param\";name=\"a\"", "/", "a=1&a=2", List.of()))
                .hasMessageContaining("more than once");
        assertThatThrownBy(() -> lines("\"x\"", "/", null, List.of(new Field("x", "caf\u00e9"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lines("\"x\"", "/", null, List.of(new Field("x", "a\nb: c"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
