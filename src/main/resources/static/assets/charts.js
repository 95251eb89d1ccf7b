// Draws each <canvas data-chart="id of its table"> from the numbers of that table.
(function () {
    const dashes = [[], [6, 4], [2, 3], [10, 4, 2, 4], [14, 6]];
    const shapes = ["circle", "rect", "triangle", "rectRot", "star"];
    const drawn = [];

    function tokens() {
        const style = getComputedStyle(document.documentElement);
        const of = (name) => style.getPropertyValue(name).trim();
        return {
            series: [1, 2, 3, 4, 5].map((i) => of(`--series-${i}`)),
            ink: of("--ink"),
            soft: of("--ink-soft"),
            line: of("--line"),
            surface: of("--surface"),
            font: getComputedStyle(document.body).fontFamily,
        };
    }

    function read(table) {
        const head = [...table.tHead.rows[0].cells].slice(1);
        const rows = [...table.tBodies[0].rows];
        return {
            labels: rows.map((row) => row.cells[0].textContent.trim()),
            series: head.map((named, column) => {
                const cells = rows.map((row) => row.cells[column + 1]);
                return {
                    name: named.dataset.series,
                    values: cells.map((cell) => (cell.dataset.value === "" ? null : Number(cell.dataset.value))),
                };
            }),
        };
    }

    function wash(colour) {
        return `color-mix(in srgb, ${colour} 14%, transparent)`;
    }

    function dataset(kind, series, i, token) {
        const colour = token.series[i];
        const common = { label: series.name, data: series.values, borderColor: colour };
        if (kind === "line" || kind === "area") {
            return {
                ...common,
                backgroundColor: kind === "area" ? wash(colour) : colour,
                fill: kind === "area",
                borderWidth: 2,
                borderDash: dashes[i],
                pointStyle: shapes[i],
                pointRadius: series.values.length > 40 ? 0 : 2,
                pointHoverRadius: 5,
                tension: 0.25,
                spanGaps: true,
            };
        }
        return { ...common, backgroundColor: colour, borderColor: token.surface, borderWidth: 1, borderRadius: 3, maxBarThickness: 40 };
    }

    function configure(canvas) {
        const { labels, series } = read(document.getElementById(canvas.dataset.chart));
        const { kind, unit } = canvas.dataset;
        const token = tokens();
        const lying = kind === "rows";
        const lines = kind === "line" || kind === "area";
        const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });
        const short = new Intl.NumberFormat(undefined, { notation: "compact" });
        const values = {
            beginAtZero: true,
            stacked: kind === "stacked",
            border: { display: false },
            grid: { color: token.line, drawTicks: false },
            ticks: { color: token.soft, padding: 8, maxTicksLimit: 5, callback: (value) => short.format(value) },
            title: { display: true, text: unit, color: token.soft, font: { size: 12 } },
        };
        const names = {
            stacked: kind === "stacked",
            border: { color: token.line },
            grid: { display: false },
            ticks: { color: token.soft, maxRotation: 0, autoSkipPadding: 16, autoSkip: !lying },
        };
        return {
            type: lines ? "line" : "bar",
            data: { labels, datasets: series.map((one, i) => dataset(kind, one, i, token)) },
            options: {
                indexAxis: lying ? "y" : "x",
                responsive: true,
                maintainAspectRatio: false,
                animation: false,
                font: { family: token.font, size: 12 },
                interaction: { mode: "index", intersect: false, axis: lying ? "y" : "x" },
                scales: lying ? { x: values, y: names } : { x: names, y: values },
                plugins: {
                    legend: {
                        display: series.length > 1,
                        position: "bottom",
                        labels: { color: token.ink, usePointStyle: true, boxHeight: 7, padding: 16 },
                    },
                    tooltip: {
                        padding: 10,
                        callbacks: {
                            label: (item) => ` ${item.dataset.label}: ${number.format(lying ? item.parsed.x : item.parsed.y)} ${unit}`,
                        },
                    },
                },
            },
        };
    }

    function drawAll() {
        drawn.splice(0).forEach((chart) => chart.destroy());
        for (const canvas of document.querySelectorAll("canvas[data-chart]")) {
            drawn.push(new Chart(canvas, configure(canvas)));
        }
    }

    drawAll();
    document.addEventListener("themechange", drawAll);
})();
