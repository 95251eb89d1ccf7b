package io.tributary.desk.web;

import io.tributary.portal.spi.Chart;
import io.tributary.portal.spi.Figure;

import java.util.List;

/** What somebody who runs the house sees first. */
record HomePage(Table matters, List<Figure> figures, List<Chart> charts, Table partners) {
    HomePage {
        figures = List.copyOf(figures);
        charts = List.copyOf(charts);
    }
}
