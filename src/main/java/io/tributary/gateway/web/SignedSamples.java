package io.tributary.gateway.web;

import io.tributary.platform.Settings;
import io.tributary.portal.spi.CodeSample;

import java.util.List;
import java.util.UUID;

/** Signed calls to paste, with nothing but what a shell and a language bring along. */
final class SignedSamples {
    private static final String CALL = "/api/v1/usage";

    private final Settings settings;

    SignedSamples(Settings settings) {
        this.settings = settings;
    }

    /** A call signed by that secret; the secret and the key are read from the environment. */
    List<CodeSample> of(UUID keyid) {
        return List.of(
                new CodeSample("curl", shell(keyid)), new CodeSample("Python", python(keyid)));
    }

    private String shell(UUID keyid) {
        return """
        # API_KEY and SIGNING_SECRET are in the environment
        url='%s'
        input="(\\"@method\\" \\"@target-uri\\");created=$(date +%%s);keyid=\\"%s\\";nonce=\\"$(openssl rand -hex 16)\\""
        base=$(printf '"@method": GET\\n"@target-uri": %%s\\n"@signature-params": %%s' "$url" "$input")
        key=$(printf %%s "$SIGNING_SECRET" | openssl base64 -d -A | od -An -tx1 | tr -d ' \\n')
        signature=$(printf %%s "$base" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | openssl base64 -A)
        curl "$url" -H "X-API-Key: $API_KEY" -H "Signature-Input: sig1=$input" -H "Signature: sig1=:$signature:"
        """
                .formatted(settings.link(CALL), keyid)
                .strip();
    }

    private String python(UUID keyid) {
        return """
        import base64, hashlib, hmac, os, secrets, time, urllib.request

        url = "%s"
        signed = ('("@method" "@target-uri");created=%%d;keyid="%s";nonce="%%s"'
                  %% (time.time(), secrets.token_hex(16)))
        base = '"@method": GET\\n"@target-uri": %%s\\n"@signature-params": %%s' %% (url, signed)
        key = base64.b64decode(os.environ["SIGNING_SECRET"])
        mac = base64.b64encode(hmac.digest(key, base.encode(), hashlib.sha256)).decode()
        call = urllib.request.Request(url, headers={
            "X-API-Key": os.environ["API_KEY"],
            "Signature-Input": "sig1=" + signed,
            "Signature": "sig1=:" + mac + ":"})
        print(urllib.request.urlopen(call).read().decode())
        """
                .formatted(settings.link(CALL), keyid)
                .strip();
    }
}
