package org.woodshed.server.http;

import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;
import org.woodshed.server.limits.Patience;

/** How the HTTP server behaves, whatever it serves. */
public final class HttpSettings {
    private static final int MIN_GZIP_BYTES = 1024;
    /** Fast rather than small: most answers are read in the next room. */
    private static final int GZIP_LEVEL = 3;
    private static final long STOP_MILLIS = 10_000;

    private HttpSettings() {}

    /**
     * Sets up the router and the one connector that listens.
     *
     * @param tls null for plain HTTP
     */
    public static void apply(JavalinConfig config, String host, int port, @Nullable TlsKeystore tls,
            Patience patience, RequestLog requests) {
        config.jetty.addConnector((server, http) -> Connectors.make(server, http, host, port, tls, patience));
        config.appData(Bodies.PATIENCE, patience);
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        CompressionStrategy compression = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
        compression.setDefaultMinSizeForCompression(MIN_GZIP_BYTES);
        config.http.compressionStrategy = compression;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> {
            // Lets requests in flight finish while the server stops.
            server.setHandler(new GracefulHandler());
            server.setStopTimeout(STOP_MILLIS);
            server.setErrorHandler(new JettyErrors());
        });
        config.router.javaLangErrorHandler(ErrorAnswers::fatal);
        config.jetty.modifyServletContextHandler(handler -> {
            // Every upgrade would leave a cookie and a session behind, which nobody asks for.
            handler.getSessionHandler().setUsingCookies(false);
            handler.getSessionHandler().setMaxInactiveInterval(1);
        });
        config.requestLogger.http(requests::write);
        config.routes.before(SecurityHeaders::add);
    }
}
