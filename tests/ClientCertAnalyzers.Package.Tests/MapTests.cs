namespace ClientCertAnalyzers.Package.Tests;

/// <summary>The map of a project's mutual TLS that a build writes on request.</summary>
[Collection(PackageCollection.Name)]
public class MapTests(PackedPackage package)
{
    private const string Map = "obj/clientcert-map.md";

    [Fact]
    public async Task A_build_writes_the_map_where_the_property_asks_for_it()
    {
        var consumer = Consumer.CreateWeb(package, """
            var builder = WebApplication.CreateBuilder(args);
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenAnyIP(8080 /* ";" and "\" */));
            builder.Build().Run();
            """);
        consumer.Write("appsettings.json", """{ "Kestrel": { "Endpoints": { "Orders": { "Url": "https://*:8443", "ClientCertificateMode": "AllowCertificate" } } } }""");

        await consumer.SucceedAsync("build");
        Assert.False(File.Exists(Path.Combine(consumer.Folder, Map)));

        var output = await consumer.SucceedAsync("build", "-p:ClientCertMap=true");
        Assert.Contains("Consumer -> obj/clientcert-map.md", output);
        Assert.Equal(
            """
            # Mutual TLS of Consumer

            What code and settings files say. Environment variables, command lines and proxies in front may say otherwise.

            ## Host created in Program.cs, line 1

            Listener | TLS | Client certificate | Because of | A client without one | A client with an invalid one
            ---------|-----|--------------------|------------|----------------------|-----------------------------
            `ListenAnyIP(8080)`, Program.cs, line 2 | no | none | no UseHttps | nobody is asked: served | nobody is asked
            `Orders` https://*:8443 | yes | AllowCertificate | appsettings.json, line 1 | served | the handshake fails, without a status code

            """.ReplaceLineEndings("\n"),
            consumer.Read(Map).ReplaceLineEndings("\n"));

        // A log of the project's own serves as well, and a program without a host has no map.
        consumer.Write("Program.cs", "System.Console.WriteLine();");
        await consumer.SucceedAsync("build", "-p:ClientCertMap=true", "-p:ErrorLog=own.sarif");
        Assert.True(File.Exists(Path.Combine(consumer.Folder, "own.sarif")));
        Assert.False(File.Exists(Path.Combine(consumer.Folder, Map)));
    }
}
