package io.tributary.desk.web;

import io.tributary.desk.LaunchList;

import java.util.Arrays;
import java.util.List;

/** The launch list by its stages. */
record LaunchPage(List<Part> parts) {
    /** One stage. */
    record Part(String title, String done, List<LaunchList.Standing> items) {
        Part {
            items = List.copyOf(items);
        }
    }

    LaunchPage {
        parts = List.copyOf(parts);
    }

    static LaunchPage of(List<LaunchList.Standing> all) {
        return new LaunchPage(
                Arrays.stream(LaunchList.Stage.values())
                        .map(
                                stage -> {
                                    var items =
                                            all.stream()
                                                    .filter(one -> one.item().stage() == stage)
                                                    .toList();
                                    long done =
                                            items.stream()
                                                    .filter(LaunchList.Standing::done)
                                                    .count();
                                    return new Part(
                                            stage.label(),
                                            done + " of " + items.size() + " done",
                                            items);
                                })
                        .toList());
    }
}
