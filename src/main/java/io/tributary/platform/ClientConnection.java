package io.tributary.platform;

import java.net.InetAddress;

/**
 * Who is at the other end of a request, once the proxies we trust are seen through.
 *
 * @param address the client's network address
 * @param secure whether it came over TLS
 * @param exposed whether it can be read on the way: plain HTTP that did not come straight from this
 *     machine
 * @param host what the client calls us, without a port, in lower case
 */
public record ClientConnection(InetAddress address, boolean secure, boolean exposed, String host) {}
