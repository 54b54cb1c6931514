package org.woodshed.server.http;

import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.limits.Patience;

/** Makes what listens on the server's port. */
final class Connectors {
    private Connectors() {}

    /** @param tls null for plain HTTP */
    static ServerConnector make(Server server, HttpConfiguration http, String host, int port,
            @Nullable TlsKeystore tls, Patience patience) {
        ServerConnector connector = tls == null ? plain(server, http) : encrypted(server, http, tls);
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(patience.idleConnection().toMillis());
        return connector;
    }

    private static ServerConnector plain(Server server, HttpConfiguration http) {
        return new ServerConnector(server, new HttpConnectionFactory(http));
    }

    private static ServerConnector encrypted(Server server, HttpConfiguration http, TlsKeystore tls) {
        // Which name a laptop asks for is between it and the certificate: this server has only one.
        http.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStorePath(tls.file().toAbsolutePath().toString());
        context.setKeyStoreType("PKCS12");
        context.setKeyStorePassword(tls.password());
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        HttpConnectionFactory inside = new HttpConnectionFactory(http);
        ConnectionFactory outside = new SslConnectionFactory(context, inside.getProtocol());
        return new ServerConnector(server, outside, inside);
    }
}
