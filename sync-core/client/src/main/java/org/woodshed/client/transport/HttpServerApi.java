package org.woodshed.client.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Connection;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.woodshed.client.engine.TransportFailure;
import org.woodshed.model.DeviceId;
import org.woodshed.model.EntityKey;
import org.woodshed.lists.ListSnapshot;
import org.woodshed.protocol.Bootstrap;
import org.woodshed.protocol.Credentials;
import org.woodshed.protocol.DeviceList;
import org.woodshed.protocol.DeviceRename;
import org.woodshed.protocol.DigestRequest;
import org.woodshed.protocol.DigestResponse;
import org.woodshed.protocol.HistoryPage;
import org.woodshed.protocol.OperationPush;
import org.woodshed.protocol.OperationReceipt;
import org.woodshed.protocol.Paths;
import org.woodshed.protocol.RefreshRequest;
import org.woodshed.protocol.SnapshotReceipt;
import org.woodshed.protocol.SnapshotUpload;
import org.woodshed.protocol.SyncRequest;
import org.woodshed.protocol.SyncResponse;
import org.woodshed.protocol.TokenGrant;

/** {@link ServerApi} over OkHttp. No token follows a redirect: none is followed. Thread-safe. */
public final class HttpServerApi implements ServerApi {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final CountedBytes counted = new CountedBytes();
    private final OkHttpClient client;
    private final ServerAddress address;
    private final URI server;

    /**
     * Calls go to the server at this address.
     *
     * @param patience how long one call may take
     */
    public HttpServerApi(ServerAddress address, Duration patience) {
        this.address = address;
        this.server = address.uri();
        this.client = trusting(address, new OkHttpClient.Builder()).connectTimeout(CONNECT_TIMEOUT)
                .callTimeout(patience).readTimeout(
                        patience)
                .writeTimeout(patience).eventListener(counted).followRedirects(false).followSslRedirects(false)
                .addNetworkInterceptor(this::notReadableUnasked).addNetworkInterceptor(
                        HttpServerApi::withoutIdleHeaders)
                .build();
    }

    private static OkHttpClient.Builder trusting(ServerAddress address, OkHttpClient.Builder builder) {
        if (address.isEncrypted()) {
            ServerTrust trust = new ServerTrust(address.pin());
            builder.sslSocketFactory(trust.context().getSocketFactory(), trust);
        }
        if (address.pin() != null) {
            // That one certificate is good whatever name it bears.
            builder.hostnameVerifier((name, session) -> session.isValid());
        }
        return builder;
    }

    /** The connection is made, nothing was sent yet: where it leads is certain now, whatever names say. */
    private Response notReadableUnasked(Interceptor.Chain chain) throws IOException {
        Connection connection = chain.connection();
        InetAddress to = connection == null ? null : connection.route().socketAddress().getAddress();
        boolean here = to != null && to.isLoopbackAddress();
        if (!chain.request().isHttps() && !address.mayBeReadable() && !here) {
            throw new ReadableException();
        }
        return chain.proceed(chain.request());
    }

    /** Leaves out what OkHttp adds and no server of ours looks at: in a single edit it would be a twentieth of the bytes. */
    private static Response withoutIdleHeaders(Interceptor.Chain chain) throws IOException {
        return chain
                .proceed(chain.request().newBuilder().removeHeader("User-Agent").removeHeader("Connection").build());
    }

    @Override
    public CompletableFuture<Reply<TokenGrant>> register(Credentials credentials) {
        return post(Paths.REGISTER, null, credentials, TokenGrant.class);
    }

    @Override
    public CompletableFuture<Reply<TokenGrant>> login(Credentials credentials) {
        return post(Paths.LOGIN, null, credentials, TokenGrant.class);
    }

    @Override
    public CompletableFuture<Reply<TokenGrant>> refresh(String refreshToken) {
        return post(Paths.REFRESH, null, new RefreshRequest(refreshToken), TokenGrant.class);
    }

    @Override
    public CompletableFuture<Reply<SyncResponse>> sync(String accessToken, SyncRequest request) {
        return post(Paths.SYNC_V2, accessToken, request, SyncResponse.class);
    }

    @Override
    public CompletableFuture<Reply<DigestResponse>> digest(String accessToken, DigestRequest request) {
        return post(Paths.SYNC_V2_DIGEST, accessToken, request, DigestResponse.class);
    }

    @Override
    public CompletableFuture<Reply<OperationReceipt>> push(String accessToken, OperationPush push) {
        return post(Paths.OPERATIONS_PUSH, accessToken, push, OperationReceipt.class);
    }

    @Override
    public CompletableFuture<Reply<Bootstrap>> bootstrap(String accessToken, @Nullable Long since) {
        String path = Paths.OPERATIONS_BOOTSTRAP + "?schema=" + ListSnapshot.SCHEMA + (since == null ? ""
                : "&since="
                        + since);
        return call(new Request.Builder().url(server.resolve(path).toString()).header("Authorization", "Bearer "
                + accessToken).build(), Bootstrap.class);
    }

    @Override
    public CompletableFuture<Reply<SnapshotReceipt>> snapshot(String accessToken, SnapshotUpload upload) {
        return post(Paths.OPERATIONS_SNAPSHOT, accessToken, upload, SnapshotReceipt.class);
    }

    @Override
    public CompletableFuture<Boolean> logout(String accessToken) {
        return done(request(Paths.LOGOUT, accessToken).post(RequestBody.create(new byte[0], null)).build());
    }

    @Override
    public CompletableFuture<Reply<DeviceList>> devices(String accessToken) {
        return call(request(Paths.DEVICES, accessToken).build(), DeviceList.class);
    }

    @Override
    public CompletableFuture<Reply<DeviceList.Item>> renameDevice(String accessToken, DeviceId device,
            DeviceRename rename) {
        return call(request(Paths.DEVICES + "/" + device.value(), accessToken).patch(JsonBody.plain(rename)).build(),
                DeviceList.Item.class);
    }

    @Override
    public CompletableFuture<Boolean> revokeDevice(String accessToken, DeviceId device) {
        return done(request(Paths.DEVICES + "/" + device.value(), accessToken).delete().build());
    }

    private Request.Builder request(String path, String accessToken) {
        return new Request.Builder().url(server.resolve(path).toString()).header("Authorization", "Bearer "
                + accessToken);
    }

    /** Completes with whether the server did it. */
    private CompletableFuture<Boolean> done(Request request) {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        client.newCall(request).enqueue(new Callback() {
            @Override
            public void onResponse(Call call, Response response) {
                response.close();
                reached.complete(response.isSuccessful());
            }

            @Override
            public void onFailure(Call call, IOException failure) {
                reached.complete(false);
            }
        });
        return reached;
    }

    private <T> CompletableFuture<Reply<T>> post(String path, @Nullable String accessToken, Object body,
            Class<T> answer) {
        JsonBody json = JsonBody.of(body);
        Request.Builder request = new Request.Builder().url(server.resolve(path).toString()).post(json.body());
        if (json.encoding() != null) {
            request.header("Content-Encoding", json.encoding());
        }
        if (accessToken != null) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        return call(request.build(), answer);
    }

    @Override
    public CompletableFuture<Reply<HistoryPage>> history(String accessToken, EntityKey entity, @Nullable Long before) {
        HttpUrl.Builder url = HttpUrl.get(server.resolve(Paths.SYNC_V2_HISTORY).toString()).newBuilder()
                .addQueryParameter("entityType", entity.type().wireName()).addQueryParameter("entityId", entity.id()
                        .value());
        if (before != null) {
            url.addQueryParameter("before", before.toString());
        }
        return call(new Request.Builder().url(url.build()).header("Authorization", "Bearer " + accessToken).build(),
                HistoryPage.class);
    }

    private <T> CompletableFuture<Reply<T>> call(Request request, Class<T> answer) {
        CompletableFuture<Reply<T>> reply = new CompletableFuture<>();
        client.newCall(request).enqueue(new Callback() {
            @Override
            public void onResponse(Call call, Response response) {
                reply.complete(read(response, answer));
            }

            @Override
            public void onFailure(Call call, IOException failure) {
                reply.complete(new Reply.Failed<>(ConnectionTrouble.of(failure), ""));
            }
        });
        return reply;
    }

    private static <T> Reply<T> read(Response response, Class<T> type) {
        try (response) {
            return WireAnswers.read(response.code(), RetryAfter.seconds(response.headers()), AnswerBody.read(response),
                    type);
        } catch (IOException cutOff) {
            return new Reply.Failed<>(new TransportFailure.Unreachable(
                    "The connection to the server broke. Everything is kept here."), "");
        }
    }

    @Override
    public Traffic traffic() {
        return counted.traffic();
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
