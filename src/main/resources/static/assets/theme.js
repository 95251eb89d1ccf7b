// Tells the style sheet that scripts run, and draws in the system's theme where the visitor chose none and the server could not know it.
(function () {
    const root = document.documentElement;
    root.dataset.script = "yes";
    if (root.dataset.themeChosen) {
        return;
    }
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const draw = () => {
        root.dataset.bsTheme = dark.matches ? "dark" : "light";
        document.dispatchEvent(new Event("themechange"));
    };
    dark.addEventListener("change", draw);
    draw();
})();
