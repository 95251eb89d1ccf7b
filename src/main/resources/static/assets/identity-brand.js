// Draws the two small pages in the colours as they are chosen; saving checks them on the server.
(function () {
    const form = document.querySelector("form[data-brand]");
    if (!form) {
        return;
    }
    const themes = {
        light: { accent: "accent", ground: "ground" },
        dark: { accent: "accent_dark", ground: "ground_dark" },
    };
    form.addEventListener("input", (event) => {
        if (event.target.type !== "color") {
            return;
        }
        for (const [theme, fields] of Object.entries(themes)) {
            const preview = form.querySelector("[data-preview=" + theme + "]");
            preview.style.setProperty("--accent", form.elements[fields.accent].value);
            preview.style.setProperty("--ground", form.elements[fields.ground].value);
        }
    });
})();
