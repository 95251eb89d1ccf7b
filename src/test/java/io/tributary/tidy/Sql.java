package io.tributary.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What can be told about a text that may be SQL. */
final class Sql {
    private static final Pattern STATEMENT =
            Pattern.compile(
                    """
                    (?isx) \\A\\s* (?:
                        select\\s.*\\sfrom\\s | select\\s+\\w+\\( | insert\\s+into\\s | delete\\s+from\\s
                      | update\\s+[\\w.]+\\s+(?:as\\s+\\w+\\s+)?set\\s | with\\s+(?:recursive\\s+)?\\w+\\s*(?:\\([^)]*\\)\\s*)?as\\s
                      | (?:create|alter|drop)\\s+(?:table|role|database|schema|index|function|procedure|policy)\\s
                      | (?:call|listen|notify|truncate|lock\\s+table|grant|revoke)\\s+[\\w.]+\\b
                      | merge\\s+into\\s | do\\s+\\$\\$ | set\\s+(?:local\\s+)?[\\w.]+\\s*=
                    )\
                    """);
    private static final Pattern UPPER_CASE =
            Pattern.compile(
                    "\\b(SELECT|FROM|WHERE|INSERT|INTO|UPDATE|DELETE|VALUES|JOIN|ORDER BY|GROUP"
                            + " BY|CREATE|TABLE|ALTER|PRIMARY KEY|NOT"
                            + " NULL|REFERENCES|RETURNING|LIMIT|AND|OR)\\b");
    private static final Pattern NOT_CODE =
            Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|(?s)/\\*.*?\\*/");

    private Sql() {}

    static boolean isStatement(String text) {
        return STATEMENT.matcher(text).find();
    }

    /** Keywords in upper case, but for what stands in quotes or comments. */
    static List<String> upperCaseKeywords(String sql) {
        var found = new ArrayList<String>();
        var matcher = UPPER_CASE.matcher(withoutQuotesAndComments(sql));
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    static String withoutQuotesAndComments(String sql) {
        return NOT_CODE.matcher(sql).replaceAll(" ");
    }

    /**
     * Which of these schemas the text names; comments aside, quotes (as in {@code 'a.b'::regclass})
     * not.
     */
    static Set<String> schemas(String sql, Set<String> schemas) {
        var named = new TreeSet<String>();
        var text = sql.replaceAll("--[^\\n]*", " ");
        for (var schema : schemas) {
            if (Pattern.compile("(?<![\\w.:'-])" + schema + "\\.\\w|'" + schema + "\\.\\w+'")
                    .matcher(text)
                    .find()) {
                named.add(schema);
            }
        }
        return named;
    }
}
