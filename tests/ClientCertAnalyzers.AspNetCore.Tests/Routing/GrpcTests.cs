using System.Net;
using System.Net.Http.Headers;
using ClientCertAnalyzers.AspNetCore.Tests.Clients;
using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

/// <summary>gRPC services, whose methods are endpoints. The call is written by hand: what counts is what comes back over HTTP.</summary>
public class GrpcTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C5_Grpc_service(bool isByAttribute)
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Responses = options => options.RejectInvalidOnEveryRequest = false,
            Builder = builder =>
            {
                builder.Services.AddGrpc();
                builder.Services.AddSingleton<IServiceMethodProvider<OpenService>, EchoProvider<OpenService>>();
                builder.Services.AddSingleton<IServiceMethodProvider<MarkedService>, EchoProvider<MarkedService>>();
            },
            App = app =>
            {
                if (isByAttribute)
                {
                    app.MapGrpcService<MarkedService>();
                }
                else
                {
                    app.MapGrpcService<OpenService>().RequireClientCertificate();
                }
            },
        });
        var path = isByAttribute ? "/MarkedService/Echo" : "/OpenService/Echo";
        Assert.Equal((496, null), await CallAsync(host, null, path));
        Assert.Equal((495, null), await CallAsync(host, TestPki.SelfSigned(), path));
        Assert.Equal((200, "0"), await CallAsync(host, host.Pki.Valid, path));
    }

    [Fact]
    public async Task C5_Grpc_service_without_the_requirement_is_open()
    {
        await using var host = await TestHost.StartAsync(new()
        {
            Builder = builder =>
            {
                builder.Services.AddGrpc();
                builder.Services.AddSingleton<IServiceMethodProvider<OpenService>, EchoProvider<OpenService>>();
            },
            App = app => app.MapGrpcService<OpenService>(),
        });
        Assert.Equal((200, "0"), await CallAsync(host, null, "/OpenService/Echo"));
    }

    private static async Task<(int Status, string? GrpcStatus)> CallAsync(TestHost host, ClientCertificate? certificate, string path)
    {
        using var client = TestClient.Create(host, certificate, HttpVersion.Version20);
        // One message: not compressed, length 2, "hi".
        using var content = new ByteArrayContent([0, 0, 0, 0, 2, .. "hi"u8]) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } };
        using var response = await client.PostAsync(path, content);
        await response.Content.ReadAsByteArrayAsync();
        return ((int)response.StatusCode, response.TrailingHeaders.TryGetValues("grpc-status", out var values) ? values.Single() : null);
    }

    public class OpenService;

    [RequireClientCertificate]
    public class MarkedService;

    /// <summary>What generated code does for a service: names its method.</summary>
    private sealed class EchoProvider<TService> : IServiceMethodProvider<TService>
        where TService : class
    {
        private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TService> context) => context.AddUnaryMethod(
            new Method<byte[], byte[]>(MethodType.Unary, typeof(TService).Name, "Echo", Bytes, Bytes),
            [.. typeof(TService).GetCustomAttributes(inherit: true)],
            (_, request, _) => Task.FromResult(request));
    }
}
