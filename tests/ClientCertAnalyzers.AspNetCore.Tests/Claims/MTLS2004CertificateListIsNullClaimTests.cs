using System.Net.Security;
using System.Net.WebSockets;
using ClientCertAnalyzers.AspNetCore.Tests.Pki;
using static ClientCertAnalyzers.AspNetCore.Tests.Claims.ClaimClient;

namespace ClientCertAnalyzers.AspNetCore.Tests.Claims;

public class MTLS2004CertificateListIsNullClaimTests
{
    [Fact]
    public void ListOfTheOptions_IsNull()
    {
        Assert.Null(new SslClientAuthenticationOptions().ClientCertificates);
        Assert.Null(new SocketsHttpHandler().SslOptions.ClientCertificates);
        Assert.Throws<NullReferenceException>(() => new SocketsHttpHandler().SslOptions.ClientCertificates!.Add(TestPki.Shared.Valid.Leaf));
    }

    [Fact]
    public void InitializerWithoutNew_ThrowsToo()
    {
#pragma warning disable CS8670 // The compiler sees it where nullable checks are on.
        Assert.Throws<NullReferenceException>(() => new SocketsHttpHandler { SslOptions = { ClientCertificates = { TestPki.Shared.Valid.Leaf } } });
#pragma warning restore CS8670
    }

    [Fact]
    public void OtherClients_MakeTheirList()
    {
        using var socket = new ClientWebSocket();
        socket.Options.ClientCertificates.Add(TestPki.Shared.Valid.Leaf);
        using var handler = new HttpClientHandler { ClientCertificates = { TestPki.Shared.Valid.Leaf } };
        Assert.Single(handler.ClientCertificates);
    }

    [Fact]
    public async Task HandlerOfTheClientFactory_HasNoListEither()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("bank").UseSocketsHttpHandler((handler, _) => Assert.Null(handler.SslOptions.ClientCertificates));
        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IHttpClientFactory>().CreateClient("bank");
    }

    [Fact]
    public async Task ListThatIsMadeFirst_IsSent()
    {
        await using var host = await ClaimHost.StartAsync(kestrel => kestrel.Listen(listen => listen.UseHttps(ClaimHost.AllowAny)));
        Assert.Equal(LetIn, await host.SeesAsync(KeylessClients.Sockets(ssl =>
        {
            ssl.ClientCertificates ??= [];
            ssl.ClientCertificates.Add(TestPki.Shared.Valid.Leaf);
        })));
    }
}
