using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace InsecureApi;

/// <summary>Clients whose handlers do not do with the certificate what their author thinks.</summary>
internal static class ClientHandlers
{
    public static HttpMessageHandler Courier(X509Certificate2 certificate, RSA key)
    {
        // The copy with the key is dropped, and the courier sees a caller without certificate.
        certificate.CopyWithPrivateKey(key); // MTLS2002
        return new HttpClientHandler { ClientCertificates = { certificate }, AllowAutoRedirect = false };
    }

    public static HttpMessageHandler Warehouse(X509Certificate2 certificate)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        // There is no list yet, so this throws.
        handler.SslOptions.ClientCertificates!.Add(certificate); // MTLS2004
        return handler;
    }

    public static HttpMessageHandler Customs(X509Certificate2 certificate) => new HttpClientHandler
    {
        ClientCertificates = { certificate },
        // The store of the user decides now, and the certificate above is dropped.
        ClientCertificateOptions = ClientCertificateOption.Automatic, // MTLS2003
        AllowAutoRedirect = false,
    };

    public static HttpClient Insurance(string file, string password)
    {
        // Disposed when this method returns, and the client throws in its first handshake.
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        handler.ClientCertificates.Add(certificate); // MTLS2012
        return new HttpClient(handler);
    }

    public static Task<string> Balance(X509Certificate2 certificate)
    {
        // The client has a handler of its own, and the bank sees a caller without certificate.
        var handler = new HttpClientHandler { ClientCertificates = { certificate }, AllowAutoRedirect = false }; // MTLS2006
        return new HttpClient().GetStringAsync("https://bank.example/balance");
    }

    public static HttpMessageHandler Harbour(X509Certificate2 certificate)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = { ClientCertificates = [certificate] } };
        // What the callback returns is sent, and that is nothing.
        handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => null!; // MTLS2007
        return handler;
    }

    /// <summary>Whoever the airline redirects to learns who we are.</summary>
    public static HttpMessageHandler Airline(X509Certificate2 certificate) =>
        new HttpClientHandler { ClientCertificates = { certificate } }; // MTLS2014

    /// <summary>Without TLS nobody asks for the certificate, and everybody on the way reads along.</summary>
    public static HttpClient Archive(X509Certificate2 certificate) => new(new HttpClientHandler { ClientCertificates = { certificate }, AllowAutoRedirect = false })
    {
        BaseAddress = new("http://archive.example"), // MTLS2005
    };
}
