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

    /// <summary>For the rules about switches of other libraries. No other page needs them.</summary>
    internal OpenProject Libraries { get; private set; } = null!;

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
        Libraries = await OpenProject.OpenAsync(Consumer.CreateWeb(Package, Empty, name: "PagesOfLibraries", properties: "<NoWarn>$(NoWarn);NU1603</NoWarn>", items: """
            <PackageReference Include="Confluent.Kafka" Version="2.16.0" />
            <PackageReference Include="Grpc.Core" Version="2.46.5" />
            <PackageReference Include="KubernetesClient" Version="21.0.8" />
            <PackageReference Include="MailKit" Version="4.18.2" />
            <PackageReference Include="Microsoft.Data.SqlClient" Version="7.1.1" />
            <PackageReference Include="MongoDB.Driver" Version="3.14.0" />
            <PackageReference Include="MQTTnet" Version="5.2.0.1603" />
            <PackageReference Include="MySqlConnector" Version="2.6.2" />
            <PackageReference Include="NATS.Client.Core" Version="3.3.2" />
            <PackageReference Include="Npgsql" Version="10.0.3" />
            <PackageReference Include="RabbitMQ.Client" Version="7.2.2" />
            <PackageReference Include="Yarp.ReverseProxy" Version="2.3.0" />
            """));
    }

    public async Task DisposeAsync()
    {
        Libraries.Dispose();
        Net10.Dispose();
        Net8.Dispose();
        await Package.DisposeAsync();
    }
}
