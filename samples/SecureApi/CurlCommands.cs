using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SecureApi;

/// <summary>Prints what to try against the running sample, with the files and the port of this run.</summary>
internal static class CurlCommands
{
    public static void PrintWhenStarted(this WebApplication app, DemoCertificates demo) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var address = $"https://localhost:{new Uri(addresses.First()).Port}";
        var curl = $"curl -i --cacert {demo.InFolder("root.pem")}";
        Console.WriteLine($"""
            Certificates are in {demo.Folder}
            Try, in this order: 200, 496, 495, 200
              {curl} {address}/healthz
              {curl} {address}/orders/caller
              {curl} --cert {demo.InFolder("expired.pem")} {address}/orders/caller
              {curl} --cert {demo.InFolder("valid.pem")} {address}/orders/caller
            """);
    });
}
