package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a file of the MaxMind DB format, version 2.0, as its specification describes it: a tree of
 * the bits of addresses, what its leaves point to, and a description of both at the end. IPv4
 * addresses stand in the IPv6 tree below {@code ::/96}.
 */
final class CountryFile {
    private static final String MARKER = "\u00ab\u00cd\u00efMaxMind.com";
    private static final int SEPARATOR = 16;
    private static final int LONGEST_SHORT = 29;

    /** Of the types of the specification, those that are used here. */
    private enum Type {
        STRING(2),
        UINT16(5),
        UINT32(6),
        MAP(7),
        UINT64(9),
        ARRAY(11);

        private final int number;

        Type(int number) {
            this.number = number;
        }
    }

    /** Two ways to go on, each to a node, to a record, or to nothing. */
    private static final class Node {
        private final @Nullable Object[] ways = new @Nullable Object[2];
    }

    private final List<Node> nodes = new ArrayList<>(List.of(new Node()));

    /** Says what is known of a network, {@code 203.0.113.0/24}. */
    CountryFile with(String network, Map<String, ?> known) {
        var parts = network.split("/", 2);
        var bits = bits(InetAddress.ofLiteral(parts[0]).getAddress());
        int length = (network.contains(":") ? 0 : 96) + Integer.parseInt(parts[1]);
        var node = nodes.getFirst();
        for (int i = 0; i < length - 1; i++) {
            node = next(node, bits[i]);
        }
        node.ways[bits[length - 1]] = known;
        return this;
    }

    private Node next(Node node, int bit) {
        if (node.ways[bit] instanceof Node there) {
            return there;
        }
        var fresh = new Node();
        nodes.add(fresh);
        node.ways[bit] = fresh;
        return fresh;
    }

    /** All 128 of them. */
    private static int[] bits(byte[] address) {
        var bits = new int[128];
        int from = 128 - address.length * 8;
        for (int i = 0; i < address.length * 8; i++) {
            bits[from + i] = address[i / 8] >> (7 - i % 8) & 1;
        }
        return bits;
    }

    Path write(Path file) throws IOException {
        var tree = new ByteArrayOutputStream();
        var data = new ByteArrayOutputStream();
        for (var node : nodes) {
            for (var way : node.ways) {
                writeWay(way, tree, data);
            }
        }
        tree.writeBytes(new byte[SEPARATOR]);
        tree.writeBytes(data.toByteArray());
        tree.writeBytes(MARKER.getBytes(ISO_8859_1));
        write(description(), tree);
        return Files.write(file, tree.toByteArray());
    }

    private void writeWay(
            @Nullable Object way, ByteArrayOutputStream tree, ByteArrayOutputStream data) {
        int value = nodes.size();
        if (way instanceof Node node) {
            value = nodes.indexOf(node);
        } else if (way != null) {
            value = nodes.size() + SEPARATOR + data.size();
            write(way, data);
        }
        tree.write(value >> 16);
        tree.write(value >> 8);
        tree.write(value);
    }

    private Map<String, Object> description() {
        var all = new LinkedHashMap<String, Object>();
        all.put("binary_format_major_version", (short) 2);
        all.put("binary_format_minor_version", (short) 0);
        all.put("build_epoch", 1_767_225_600L);
        all.put("database_type", "Countries");
        all.put("description", Map.of("en", "Some countries"));
        all.put("ip_version", (short) 6);
        all.put("languages", List.of("en"));
        all.put("node_count", nodes.size());
        all.put("record_size", (short) 24);
        return all;
    }

    private static void write(Object value, ByteArrayOutputStream out) {
        switch (value) {
            case String text -> {
                var bytes = text.getBytes(UTF_8);
                writeControl(Type.STRING, bytes.length, out);
                out.writeBytes(bytes);
            }
            case Short number -> writeNumber(Type.UINT16, 2, number, out);
            case Integer number -> writeNumber(Type.UINT32, 4, number, out);
            case Long number -> writeNumber(Type.UINT64, 8, number, out);
            case List<?> list -> {
                writeControl(Type.ARRAY, list.size(), out);
                list.forEach(one -> write(one, out));
            }
            case Map<?, ?> map -> {
                writeControl(Type.MAP, map.size(), out);
                map.forEach(
                        (name, one) -> {
                            write(name, out);
                            write(one, out);
                        });
            }
            default -> throw new IllegalArgumentException("no such value: " + value);
        }
    }

    private static void writeNumber(Type type, int size, long number, ByteArrayOutputStream out) {
        writeControl(type, size, out);
        for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
            out.write((int) (number >> shift));
        }
    }

    private static void writeControl(Type type, int size, ByteArrayOutputStream out) {
        boolean isExtended = type.number > 7;
        int length = Math.min(size, LONGEST_SHORT);
        out.write((isExtended ? 0 : type.number) << 5 | length);
        if (isExtended) {
            out.write(type.number - 7);
        }
        if (size >= LONGEST_SHORT) {
            out.write(size - LONGEST_SHORT);
        }
    }
}
