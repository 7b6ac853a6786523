using ClientCertAnalyzers.Package.Tests;

namespace ClientCertAnalyzers.LightBulb.Tests;

[CollectionDefinition(Name)]
public sealed class EditorCollection : ICollectionFixture<EditorProjects>
{
    public const string Name = "Editor";
}

/// <summary>The packages, and two projects with them that take the programs of the pages in turn.</summary>
public sealed class EditorProjects : IAsyncLifetime
{
    public PackedPackage Package { get; } = new();

    internal OpenProject Net10 { get; private set; } = null!;

    /// <summary>For the rule that has nothing to say from .NET 9 on, because the compiler says it.</summary>
    internal OpenProject Net8 { get; private set; } = null!;

    /// <summary>The packages that the pages speak of.</summary>
    internal string References => $"""
        <PackageReference Include="ClientCertAnalyzers.AspNetCore" Version="{Package.Version}" />
        <PackageReference Include="System.ServiceModel.Primitives" Version="10.1.0" />
        """;

    public async Task InitializeAsync()
    {
        await Package.InitializeAsync();
        const string Empty = "WebApplication.CreateBuilder(args).Build().Run();";
        Net10 = await OpenProject.OpenAsync(Consumer.CreateWeb(
            Package, Empty, name: "Pages", items: References + """<PackageReference Include="Microsoft.AspNetCore.Authentication.Certificate" Version="10.0.15" />"""));
        Net8 = await OpenProject.OpenAsync(Consumer.CreateWeb(
            Package, Empty, name: "Pages8", properties: "<TargetFramework>net8.0</TargetFramework>", items: """<PackageReference Include="Microsoft.Bcl.Cryptography" Version="9.0.23" />"""));
    }

    public async Task DisposeAsync()
    {
        Net10.Dispose();
        Net8.Dispose();
        await Package.DisposeAsync();
    }
}
