package org.woodshed.client.transport;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses of this machine, which change when it comes into another network. */
public final class NetworkAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkAddresses.class);

    private NetworkAddresses() {}

    /** All that are in use but the machine's own, sorted; empty where there is no network. Asks the operating system. */
    public static String now() {
        try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
            return all.filter(NetworkAddresses::isOutward).flatMap(NetworkInterface::inetAddresses).map(
                    address -> String.valueOf(address.getHostAddress())).sorted().collect(Collectors.joining(" "));
        } catch (SocketException unknown) {
            LOG.debug("The machine does not tell its addresses", unknown);
            return "";
        }
    }

    private static boolean isOutward(NetworkInterface one) {
        try {
            return one.isUp() && !one.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }
}
