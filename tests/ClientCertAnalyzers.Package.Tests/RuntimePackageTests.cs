using System.Xml.Linq;

namespace ClientCertAnalyzers.Package.Tests;

/// <summary>The package of the runtime helper, which must bring the rules along.</summary>
[Collection(PackageCollection.Name)]
public class RuntimePackageTests(PackedPackage package)
{
    private const string Id = "ClientCertAnalyzers.AspNetCore";

    [Fact]
    public void The_package_holds_a_library_for_each_framework() => Assert.Equal(PackedPackage.FilesOfLibrary(Id), package.Files(Id));

    [Fact]
    public void The_package_depends_on_the_shared_framework_and_the_analyzers_alone()
    {
        var metadata = package.Nuspec(Id);

        Assert.Equal(["Microsoft.AspNetCore.App", "Microsoft.AspNetCore.App"], Names(metadata, "frameworkReference", "name"));
        Assert.Equal(["ClientCertAnalyzers", "ClientCertAnalyzers"], Names(metadata, "dependency", "id"));
        Assert.Equal(["All", "All"], Names(metadata, "dependency", "include"));
        Assert.Equal([package.Version, package.Version], Names(metadata, "dependency", "version"));
    }

    [Fact]
    public async Task A_service_that_references_only_this_package_gets_the_helper_and_the_rules()
    {
        var consumer = Consumer.CreateService(package, """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddClientCertificateResponses();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
                https.UseClientCertificateResponses(tls => tls.TrustMachineStore = true)));
            var app = builder.Build();
            app.MapGet("/", () => "open").RequireClientCertificate();
            using var handler = new HttpClientHandler();
            handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => true;
            using var client = new HttpClient(handler);
            app.Run();
            """);

        Assert.Equal(["Program.cs(8): warning MTLS3002"], Consumer.Findings(await consumer.SucceedAsync("build")));
    }

    private static IEnumerable<string?> Names(XElement metadata, string element, string attribute) =>
        metadata.Descendants().Where(descendant => descendant.Name.LocalName == element).Select(descendant => descendant.Attribute(attribute)?.Value);
}
