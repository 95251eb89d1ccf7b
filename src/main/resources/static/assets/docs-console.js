// The console of the documentation: one call to the API with a test key. The key stays in its field:
// it is not stored, not part of an address, and goes to this server's API only.
(function () {
    const home = document.querySelector("[data-console]");
    const find = (name) => home.querySelector("[data-console-" + name + "]");
    const key = document.getElementById("console-key");
    const complaint = document.getElementById("console-key-error");
    const choice = document.getElementById("console-operation");
    const panels = [...home.querySelectorAll("[data-panel]")];

    function panel() {
        return panels.find((one) => one.dataset.panel === choice.value);
    }

    function choose() {
        for (const one of panels) {
            one.hidden = one.dataset.panel !== choice.value;
        }
        find("result").hidden = true;
        history.replaceState(null, "", "?operation=" + encodeURIComponent(choice.value) + "#console");
    }

    // What is wrong with the key, before anything is sent; empty when nothing is.
    function fault(text) {
        if (text.startsWith("sk_live_")) {
            return "This is a live key. The console takes test keys only; it was not sent.";
        }
        return text.startsWith("sk_test_") ? "" : "A test key begins with sk_test_.";
    }

    function complain(words) {
        complaint.textContent = words;
        complaint.hidden = words === "";
        key.setAttribute("aria-invalid", words === "" ? "false" : "true");
    }

    // The call that the fields describe; null when one that is needed is empty.
    function call(from) {
        const headers = { "X-API-Key": key.value.trim() };
        const query = new URLSearchParams();
        let path = from.dataset.path;
        let body;
        for (const field of from.querySelectorAll("[data-place]")) {
            const value = field.value.trim();
            if (value === "" && field.dataset.needed) {
                field.focus();
                find("status").textContent = field.dataset.name + " is needed.";
                return null;
            }
            if (field.dataset.place === "body") {
                body = field.value;
                headers["Content-Type"] = "application/json";
            } else if (value === "") {
                continue;
            } else if (field.dataset.place === "path") {
                path = path.replace("{" + field.dataset.name + "}", encodeURIComponent(value));
            } else if (field.dataset.place === "query") {
                query.set(field.dataset.name, value);
            } else {
                headers[field.dataset.name] = value;
            }
        }
        const asked = query.toString();
        return { method: from.dataset.method, path: asked ? path + "?" + asked : path, headers, body };
    }

    function written(sent) {
        const lines = [sent.method + " " + sent.path];
        for (const [name, value] of Object.entries(sent.headers)) {
            lines.push(name + ": " + (name === "X-API-Key" ? value.slice(0, 12) + "…" : value));
        }
        return lines.join("\n") + (sent.body === undefined ? "" : "\n\n" + sent.body);
    }

    function inLines(text) {
        try {
            return JSON.stringify(JSON.parse(text), null, 2);
        } catch {
            return text;
        }
    }

    // RateLimit: "minute";r=12;t=31, "day";r=9120;t=40211
    function limits(policy, left) {
        const numbers = (text) => new Map(
            [...(text ?? "").matchAll(/"([^"]+)";([a-z])=(\d+);([a-z])=(\d+)/g)].map((one) => [
                one[1], { [one[2]]: Number(one[3]), [one[4]]: Number(one[5]) },
            ]));
        const quotas = numbers(policy);
        return [...numbers(left)].map(([name, now]) => [
            "Left of the " + name,
            now.r.toLocaleString("en") + " of " + (quotas.get(name)?.q ?? 0).toLocaleString("en")
                + ", more in " + now.t.toLocaleString("en") + " s",
        ]);
    }

    function show(sent, answer, text, millis) {
        find("outcome").textContent = answer.status + (answer.ok ? " answered" : " refused")
            + " in " + Math.round(millis) + " ms";
        const facts = find("limits");
        facts.replaceChildren();
        const rows = limits(answer.headers.get("RateLimit-Policy"), answer.headers.get("RateLimit"));
        rows.push(["Request id", answer.headers.get("X-Request-Id") ?? "none"]);
        for (const [name, value] of rows) {
            const term = document.createElement("dt");
            const fact = document.createElement("dd");
            term.textContent = name;
            fact.textContent = value;
            facts.append(term, fact);
        }
        find("answer").textContent = text === "" ? "No body." : inLines(text);
        find("headers").textContent = [...answer.headers].map((one) => one.join(": ")).join("\n");
        find("request").textContent = written(sent);
        find("result").hidden = false;
        find("outcome").focus();
    }

    async function send() {
        const wrong = fault(key.value.trim());
        complain(wrong);
        if (wrong !== "") {
            key.focus();
            return;
        }
        const sent = call(panel());
        if (sent === null) {
            return;
        }
        const button = find("button");
        button.disabled = true;
        find("status").textContent = "Under way…";
        const began = performance.now();
        try {
            const answer = await fetch(sent.path, {
                method: sent.method,
                headers: sent.headers,
                body: sent.body,
                credentials: "omit",
                cache: "no-store",
                redirect: "error",
                referrerPolicy: "no-referrer",
            });
            const text = await answer.text();
            show(sent, answer, text, performance.now() - began);
            find("status").textContent = "";
        } catch {
            find("status").textContent = "The call did not come back. Is the server there?";
        } finally {
            button.disabled = false;
        }
    }

    choice.addEventListener("change", choose);
    find("choice").addEventListener("submit", (event) => event.preventDefault());
    find("show").hidden = true;
    find("send").addEventListener("submit", (event) => {
        event.preventDefault();
        send();
    });
    find("button").addEventListener("click", send);
    key.addEventListener("input", () => complain(""));
    find("send").hidden = false;
    find("go").hidden = false;
    for (const fields of home.querySelectorAll("[data-console-fields]")) {
        fields.hidden = false;
    }
    for (const command of home.querySelectorAll("[data-console-command]")) {
        command.hidden = true;
    }
})();
