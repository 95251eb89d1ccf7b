// First steps tick themselves: the list is asked for again while something is left to do.
(function () {
    const list = document.querySelector("[data-steps]");
    if (!list) {
        return;
    }
    const pause = 4000;

    async function refresh() {
        if (!document.hidden) {
            try {
                const answer = await fetch(list.dataset.steps, { headers: { Accept: "text/html" } });
                if (answer.ok) {
                    const fresh = await answer.text();
                    const parsed = new DOMParser().parseFromString(fresh, "text/html");
                    list.replaceChildren(...parsed.body.children);
                }
            } catch {
                // the next time will do
            }
        }
        setTimeout(refresh, pause);
    }

    setTimeout(refresh, pause);
})();
