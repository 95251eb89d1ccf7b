// Passkeys: the only part of signing in that needs a script.
(function () {
    if (!window.PublicKeyCredential) {
        return;
    }

    const bytes = (text) =>
        Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
    const text = (buffer) =>
        btoa(String.fromCharCode(...new Uint8Array(buffer)))
            .replace(/\+/g, "-")
            .replace(/\//g, "_")
            .replace(/=+$/, "");

    async function post(part, path, body) {
        const answer = await fetch(path, {
            method: "POST",
            headers: {
                "Content-Type": "application/json",
                Accept: "application/json",
                [part.dataset.csrfHeader]: part.dataset.csrf,
            },
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        if (!answer.ok) {
            throw new Error("The server refused this passkey.");
        }
        return answer.json();
    }

    const described = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

    async function signIn(part) {
        const options = await post(part, "/webauthn/authenticate/options");
        const credential = await navigator.credentials.get({
            publicKey: {
                ...options,
                challenge: bytes(options.challenge),
                allowCredentials: described(options.allowCredentials),
            },
        });
        await post(part, "/login/webauthn", {
            id: credential.id,
            rawId: text(credential.rawId),
            response: {
                authenticatorData: text(credential.response.authenticatorData),
                clientDataJSON: text(credential.response.clientDataJSON),
                signature: text(credential.response.signature),
                userHandle: credential.response.userHandle ? text(credential.response.userHandle) : undefined,
            },
            type: credential.type,
            clientExtensionResults: credential.getClientExtensionResults(),
            authenticatorAttachment: credential.authenticatorAttachment,
        });
        location.assign(part.dataset.next);
    }

    async function register(part) {
        const label = document.getElementById("passkey-label").value.trim() || "Passkey";
        const options = await post(part, "/webauthn/register/options");
        const credential = await navigator.credentials.create({
            publicKey: {
                ...options,
                challenge: bytes(options.challenge),
                user: { ...options.user, id: bytes(options.user.id) },
                excludeCredentials: described(options.excludeCredentials),
            },
        });
        await post(part, "/webauthn/register", {
            publicKey: {
                credential: {
                    id: credential.id,
                    rawId: text(credential.rawId),
                    response: {
                        attestationObject: text(credential.response.attestationObject),
                        clientDataJSON: text(credential.response.clientDataJSON),
                        transports: credential.response.getTransports?.() ?? [],
                    },
                    type: credential.type,
                    clientExtensionResults: credential.getClientExtensionResults(),
                    authenticatorAttachment: credential.authenticatorAttachment,
                },
                label,
            },
        });
        location.reload();
    }

    function offer(part, act) {
        const button = part.querySelector("button");
        const error = part.querySelector("[data-passkey-error]");
        button.addEventListener("click", async () => {
            error.hidden = true;
            button.disabled = true;
            try {
                await act(part);
            } catch (refused) {
                error.textContent =
                    refused.name === "NotAllowedError" ? "No passkey was used." : refused.message;
                error.hidden = false;
            }
            button.disabled = false;
        });
        part.hidden = false;
    }

    document.querySelectorAll("[data-passkey-sign-in]").forEach((part) => offer(part, signIn));
    document.querySelectorAll("[data-passkey-register]").forEach((part) => offer(part, register));
})();
