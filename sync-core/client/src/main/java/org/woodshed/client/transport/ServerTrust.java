package org.woodshed.client.transport;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which certificate a server may show. Without a pin, what this machine trusts decides. With one, exactly that certificate is
 * good, whatever it says of itself: a person compared it. Thread-safe.
 */
final class ServerTrust extends X509ExtendedTrustManager {
    private final @Nullable Fingerprint pin;
    private final @Nullable X509ExtendedTrustManager system;

    ServerTrust(@Nullable Fingerprint pin) {
        this.pin = pin;
        this.system = pin == null ? systemTrust() : null;
    }

    /** For connections that trust what this trusts. */
    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has TLS", impossible);
        }
    }

    private static X509ExtendedTrustManager systemTrust() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager usable) {
                    return usable;
                }
            }
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no list of authorities", broken);
        }
        throw new IllegalStateException("this Java has no list of authorities");
    }

    /** How the machine looks at a certificate. */
    @FunctionalInterface
    private interface Check {
        void run(X509ExtendedTrustManager system) throws CertificateException;
    }

    private void check(X509Certificate[] chain, Check check) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("the server showed no certificate");
        }
        Fingerprint shown = Fingerprint.of(chain[0]);
        if (system == null) {
            if (!shown.equals(pin)) {
                throw new ShownCertificateException(shown, true);
            }
            return;
        }
        try {
            check.run(system);
        } catch (CertificateException untrusted) {
            ShownCertificateException told = new ShownCertificateException(shown, false);
            told.initCause(untrusted);
            throw told;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String way, Socket socket) throws CertificateException {
        check(chain, trust -> trust.checkServerTrusted(chain, way, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String way, SSLEngine engine) throws CertificateException {
        check(chain, trust -> trust.checkServerTrusted(chain, way, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String way) throws CertificateException {
        check(chain, trust -> trust.checkServerTrusted(chain, way));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String way, Socket socket) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String way, SSLEngine engine) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String way) throws CertificateException {
        throw noServer();
    }

    private static CertificateException noServer() {
        return new CertificateException("a laptop is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return system == null ? new X509Certificate[0] : system.getAcceptedIssuers();
    }
}
