// What every page gains from a browser that runs scripts; every page is whole without it.
(function () {
    const zone = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

    // Instants: the exact moment in the reader's own zone, on hover.
    function tellLocalTimes() {
        for (const time of document.querySelectorAll("time[datetime]")) {
            const at = new Date(time.dateTime);
            if (!Number.isNaN(at.valueOf())) {
                time.title = zone.format(at) + " your time · " + time.dateTime;
            }
        }
    }

    // Copy buttons: <button data-copy="id of an element or field">
    async function copy(button) {
        const from = document.getElementById(button.dataset.copy);
        const text = "value" in from ? from.value : from.textContent;
        const label = button.querySelector("[data-label]") ?? button;
        const before = label.textContent;
        try {
            await navigator.clipboard.writeText(text.trim());
            label.textContent = "Copied";
        } catch {
            getSelection().selectAllChildren(from);
            label.textContent = "Selected: copy it now";
        }
        setTimeout(() => (label.textContent = before), 2500);
    }

    document.addEventListener("click", (event) => {
        const button = event.target.closest("[data-copy]");
        if (button) {
            copy(button);
        }
    });

    // Selects that stand alone in a filter send it at once: <form data-auto>
    document.addEventListener("change", (event) => {
        const form = event.target.closest("form[data-auto]");
        if (form) {
            form.requestSubmit();
        }
    });

    // A form is sent once, however often its button is pressed.
    document.addEventListener("submit", (event) => {
        const form = event.target;
        if (form.method !== "post") {
            return;
        }
        if (form.dataset.sent) {
            event.preventDefault();
        }
        form.dataset.sent = "yes";
        setTimeout(() => delete form.dataset.sent, 4000);
    });

    // A slash leads to the search field: <input data-slash>
    document.addEventListener("keydown", (event) => {
        const field = [...document.querySelectorAll("[data-slash]")].find((one) => one.checkVisibility());
        const typing = event.target.closest("input, textarea, select, [contenteditable]");
        if (event.key === "/" && field && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            field.focus();
            field.select();
        }
    });

    tellLocalTimes();
})();
